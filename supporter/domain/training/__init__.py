"""A class before its day: date, place, timetable and applications."""
