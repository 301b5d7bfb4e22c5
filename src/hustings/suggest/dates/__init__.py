"""When: calendar dates, times counted from the day of speaking, named periods, as EDTF."""
