"""Every write to the work about a person: past steps put right, pathways published, episodes and their steps moved on."""

from homefirst.practice.pathways.actions.agreement import agree, send_back, take_back
from homefirst.practice.pathways.actions.answers import save_answers
from homefirst.practice.pathways.actions.carrying import answers_in, carried_over, last_time
from homefirst.practice.pathways.actions.changes import (
    Drafted,
    agree_change,
    draft_change,
    propose_change,
    put_files,
    send_back_change,
    take_out_file,
    why_not_agree,
    withdraw_change,
)
from homefirst.practice.pathways.actions.episodes import (
    close_episodes,
    open_episode,
    reopen_episode,
    set_date,
)
from homefirst.practice.pathways.actions.hands import hand_over, take
from homefirst.practice.pathways.actions.past_steps import (
    CODED,
    WORDS,
    code_problems,
    correct_step,
    fields_of,
    save_at_desk,
)
from homefirst.practice.pathways.actions.pauses import go_on, pause
from homefirst.practice.pathways.actions.promises import keep_promise, make_promise, promise
from homefirst.practice.pathways.actions.publishing import publish_folder
from homefirst.practice.pathways.actions.steps import (
    finish_step,
    go_back,
    note_to_self,
    start_step,
)

__all__ = [
    "CODED",
    "WORDS",
    "Drafted",
    "agree",
    "agree_change",
    "answers_in",
    "carried_over",
    "close_episodes",
    "code_problems",
    "correct_step",
    "draft_change",
    "fields_of",
    "finish_step",
    "go_back",
    "go_on",
    "hand_over",
    "keep_promise",
    "last_time",
    "make_promise",
    "note_to_self",
    "open_episode",
    "pause",
    "promise",
    "propose_change",
    "publish_folder",
    "put_files",
    "reopen_episode",
    "save_answers",
    "save_at_desk",
    "send_back",
    "send_back_change",
    "set_date",
    "start_step",
    "take",
    "take_back",
    "take_out_file",
    "why_not_agree",
    "withdraw_change",
]
