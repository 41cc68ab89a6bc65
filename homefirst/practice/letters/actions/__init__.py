"""Every write to a letter: made by a step's end, looked over, agreed to, and on its way until it has arrived."""

from homefirst.practice.letters.actions.going import (
    came_back,
    could_not_be_sent,
    mark_printed,
    mark_sent,
    mark_sent_together,
    write_again,
)
from homefirst.practice.letters.actions.looking_over import (
    agree_letter,
    change_way,
    do_not_send,
    edit_letter,
    take_back,
)
from homefirst.practice.letters.actions.making import make_letter, send
from homefirst.practice.letters.actions.writing import write_letter

__all__ = [
    "agree_letter",
    "came_back",
    "change_way",
    "could_not_be_sent",
    "do_not_send",
    "edit_letter",
    "make_letter",
    "mark_printed",
    "mark_sent",
    "mark_sent_together",
    "send",
    "take_back",
    "write_again",
    "write_letter",
]
