"""The JSON that the API answers with, as types: what ``store.forms`` makes."""

from pydantic import BaseModel, Field

Number = int | float


class Actor(BaseModel):
    """A party in its role."""

    name: str
    role: str


class Place(BaseModel):
    """A place; coordinates in degrees (WGS 84), ``precision`` says how much they may be trusted."""

    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str | None


class Amount(BaseModel):
    """The lowest and the highest count told, and in how many reports."""

    unit: str
    low: Number
    high: Number
    reports: int


class Quantity(BaseModel):
    """A count as one report tells it; without ``comparison`` it is exact."""

    value: Number
    unit: str
    comparison: str = "="
    claimed_by: str | None = None


class Evidence(BaseModel):
    """A piece of the article; offsets are code points of its text."""

    start: int
    end: int
    text: str


class Report(BaseModel):
    """One article's account of the event."""

    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None = Field(description="EDTF")
    event: str | None
    kind: str
    status: str
    date: str | None = Field(description="EDTF")
    date_basis: str
    event_date: str | None = Field(None, description="The event's date, where the report itself gives none")
    event_date_basis: str | None = Field(None, description="What that rests on: article, reference")
    actors: list[Actor]
    people: list[str]
    places: list[str]
    quantities: list[Quantity]
    evidence: list[Evidence]
    confidence: float | None = Field(description="Chance that date, parties, roles and place are all right, 0 to 1")
    claimed_by: str | None = Field(None, description="Who says it, where the article does not tell it in its own voice")
    denied_by: list[str] = Field(default_factory=list, description="Parties that deny it")


class Event(BaseModel):
    """An event with its reports; ``url`` is root-relative and for ever."""

    id: str
    url: str
    kind: str
    status: str
    date: str | None = Field(description="EDTF: 2025-06-02, 2025-06, 2025-05-23/2025-05-25, 2025-06~")
    first: str | None = Field(description="First day")
    last: str | None = Field(description="Last day")
    date_basis: str = Field(description="What the date rests on")
    title: str
    actors: list[Actor]
    people: list[str]
    places: list[Place]
    quantities: list[Amount]
    reports: list[Report]


class Events(BaseModel):
    """A page of events: the dated ones in order, on the last page the undated after them."""

    events: list[Event]
    next: str | None = Field(description="Where the list goes on; null on the last page")
    total: int = Field(description="How many events the filter finds, on all pages")


class Article(BaseModel):
    """An article that was read, and the ids of the events it told of."""

    id: int
    page: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None = Field(description="EDTF")
    published_basis: str
    published_after: str | None = Field(description="The latest day that an undated article takes as past")
    events: list[str]


class Articles(BaseModel):
    """A page of articles, last read first."""

    articles: list[Article]
    next: str | None = Field(description="Where the list goes on; null on the last page")


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = None
    allowed: str | None = None
