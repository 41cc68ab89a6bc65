"""Supervision as pages show it: whose is due, what is on the agenda, what was signed, and what is still to do."""

from homefirst.practice.supervision.queries.agenda import Agenda, OnAgenda, agenda
from homefirst.practice.supervision.queries.desk import DeskLine, agreed_of, on_the_desk
from homefirst.practice.supervision.queries.people import people_by_id, people_of_worker
from homefirst.practice.supervision.queries.times import Times, ahead_with, supervision_times, times_of
from homefirst.practice.supervision.queries.whole import (
    AgreedLine,
    Whole,
    agreed_before,
    earlier,
    whole,
)

__all__ = [
    "Agenda",
    "AgreedLine",
    "DeskLine",
    "OnAgenda",
    "Times",
    "Whole",
    "agenda",
    "agreed_before",
    "agreed_of",
    "ahead_with",
    "earlier",
    "on_the_desk",
    "people_by_id",
    "people_of_worker",
    "supervision_times",
    "times_of",
    "whole",
]
