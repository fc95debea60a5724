"""The days of feasts: fixed, by the n-th weekday of a month, or by Easter (western, or Julian for the Orthodox)."""

import datetime as dt

_FIXED = {
    "new year": (1, 1),
    "epiphany": (1, 6),
    "orthodox christmas": (1, 7),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "women's day": (3, 8),
    "st patrick's day": (3, 17),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "ve day": (5, 8),
    "victory day": (5, 9),
    "d-day": (6, 6),
    "juneteenth": (6, 19),
    "independence day": (7, 4),  # of the United States, where no other country's is told
    "pakistani independence day": (8, 14),
    "indian independence day": (8, 15),
    "indonesian independence day": (8, 17),
    "ukrainian independence day": (8, 24),
    "bastille day": (7, 14),
    "vj day": (8, 15),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "st andrew's day": (11, 30),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_NTH_WEEKDAY = {  # month, weekday, n; -1 is the last
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "labour day": (5, 0, 1),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter monday": 1,
    "pentecost": 49,
}


def holiday(name: str, year: int) -> dt.date | None:
    """Return the day of the feast in that year; None for an unknown feast or a year outside the calendar."""
    if not dt.MINYEAR <= year < dt.MAXYEAR:
        return None
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _NTH_WEEKDAY:
        return _nth_weekday(year, *_NTH_WEEKDAY[name])
    if name in _FROM_EASTER:
        return _easter(year) + dt.timedelta(days=_FROM_EASTER[name])
    if name == "black friday":
        return _nth_weekday(year, *_NTH_WEEKDAY["thanksgiving"]) + dt.timedelta(days=1)
    return _orthodox_easter(year) if name == "orthodox easter" else None


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    if number < 0:
        last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> dt.date:
    """Reckon Gregorian Easter by the anonymous computus (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _orthodox_easter(year: int) -> dt.date:
    """Reckon Julian Easter by Meeus's computus, told by the Gregorian calendar (13 days later from 1900 to 2099)."""
    epact = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + sunday + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)
