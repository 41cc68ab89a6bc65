"""Work about people: the pathways that are published, the episodes that travel them, and steps of the past."""

from homefirst.practice.pathways.models.answers import StepAnswers
from homefirst.practice.pathways.models.apart import StepApart, WorkApart
from homefirst.practice.pathways.models.changes import ChangedFile, PracticeChange
from homefirst.practice.pathways.models.episodes import Episode, HandOver, Pause, Promise, Step
from homefirst.practice.pathways.models.past import EventFromFile, PastStep
from homefirst.practice.pathways.models.published import PublishedPathway

__all__ = [
    "ChangedFile",
    "Episode",
    "EventFromFile",
    "HandOver",
    "PastStep",
    "Pause",
    "PracticeChange",
    "Promise",
    "PublishedPathway",
    "Step",
    "StepAnswers",
    "StepApart",
    "WorkApart",
]
