"""Slow, obvious twins of the statutory measures: plain Python over lists of frozen dataclasses.

They are written from the published method alone, one person at a time, and never from the SQL that they
check. Every text is read in small letters without spaces at its ends (the method compares so), and a blank
is `None`, so plain equality is the method's comparison everywhere.
"""
