"""Reads a calendar of ours with icalendar, checks its events, and prints their days.

Usage: check_ics.py CALENDAR. Ends with an error at the first thing that is wrong.
"""

import datetime
import sys

import icalendar


def main():
    with open(sys.argv[1], "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    assert calendar["version"] == "2.0" and calendar["prodid"] and "method" not in calendar
    assert not calendar.errors, calendar.errors
    uids = set()
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        start, end = event["dtstart"].dt, event["dtend"].dt
        assert type(start) is datetime.date and end - start == datetime.timedelta(1)
        assert event["dtstamp"].dt.tzinfo is not None
        assert event["summary"].startswith("Vence: ") and event["transp"] == "TRANSPARENT"
        alarms = [alarm["trigger"].dt.days for alarm in event.walk("VALARM")]
        assert alarms == [-14, -1], alarms
        uids.add(event["uid"])
        print(start.isoformat())
    assert len(uids) == len(calendar.walk("VEVENT"))


main()
