"""Work about people as pages need it: what is in hand, what comes next for a person, and steps of the past."""

from homefirst.practice.pathways.queries.episodes import (
    EpisodeLine,
    StepLine,
    codes_done,
    episode_of,
    newest_in_hand,
    open_already,
    startable,
    work_of,
)
from homefirst.practice.pathways.queries.lines import PieceOfWork, Worklist
from homefirst.practice.pathways.queries.past import (
    PastStepLine,
    past_step_story,
    past_steps,
    step_line,
    step_of,
)
from homefirst.practice.pathways.queries.story import WORK_MARK, work_told
from homefirst.practice.pathways.queries.worklist import (
    next_for,
    promise_of,
    waiting_for_agreement,
    work_step,
    worklist,
    worklists,
)

__all__ = [
    "WORK_MARK",
    "EpisodeLine",
    "PastStepLine",
    "PieceOfWork",
    "StepLine",
    "Worklist",
    "codes_done",
    "episode_of",
    "newest_in_hand",
    "next_for",
    "open_already",
    "past_step_story",
    "past_steps",
    "promise_of",
    "startable",
    "step_line",
    "step_of",
    "waiting_for_agreement",
    "work_of",
    "work_step",
    "work_told",
    "worklist",
    "worklists",
]
