"""How a letter may say it: sentences short enough to be read, and fields that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from homefirst.practice.letters.definition.fields import Forms, bare, fields_in, problem_with
from homefirst.practice.letters.pictures import parted, unknown

LIMITS: Mapping[str, int] = {"body": 25, "easy_read": 15}  # words of a sentence; in easy read one idea a line
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
Place = tuple[str | int, ...]
Problem = tuple[str, Place]


def text_problems(text: str, forms: Forms, reading: str) -> Iterator[str]:
    """`reading` is body or easy_read."""
    picture, words = parted(text)
    if reading == "body" and picture:
        yield "pictures stand in easy_read. Take the picture out here."
    if unknown(text):
        yield unknown(text)
    for name in fields_in(text):
        reason = problem_with(name, forms)
        if reason:
            yield reason
    sentences, most = _SENTENCE.split(bare(words)), LIMITS[reading]
    long = next((each for each in sentences if len(each.split()) > most), "")
    if long:
        yield f"“{long[:60]}...” has {len(long.split())} words; at most {most}. Make two sentences of it."
    if reading == "easy_read" and len(sentences) > 1:
        yield "easy read has one idea a line. Give each sentence a line of its own."
