"""A small form, and ways to change a word of it, for tests."""

from __future__ import annotations

from pathlib import Path

from homefirst.practice.forms.definition.reading import read_drafted, read_form
from homefirst.practice.forms.definition.shapes import Form

TEA_TALK = """\
resourceType: Questionnaire
name: tea_talk
title: Talking about tea
status: active
item:
  - linkId: wishes
    text: What you want
    type: group
    item:
      - linkId: who
        text: Name
        type: string
        fact: liked_name
      - linkId: in_your_words
        text: What would you like to do?
        type: text
        required: true
        own_words: true
      - linkId: drinks
        text: What do you drink?
        type: choice
        repeats: true
        answerOption:
          - {code: tea, display: Tea}
          - {code: coffee, display: Coffee, hint: Also instant}
          - {code: none, display: Neither}
      - linkId: cups
        text: How many cups a day?
        type: integer
        minValue: 0
        maxValue: 30
        enableWhen:
          - {question: drinks, operator: "=", answer: tea}
          - {question: drinks, operator: "=", answer: coffee}
        enableBehavior: any
  - linkId: help
    text: Help
    type: group
    enableWhen:
      - {question: drinks, operator: "!=", answer: none}
    item:
      - linkId: kettle
        text: Is there a kettle?
        type: boolean
        required: true
      - linkId: level
        text: How much help now?
        type: quantity
        unit: of 4
        minValue: 0
        maxValue: 4
        reading: true
      - linkId: other
        text: Anything else?
        type: open-choice
        answerOption:
          - {code: biscuits, display: Biscuits}
          - {code: milk, display: Milk}
      - linkId: things
        text: Things so far
        type: integer
        calculated: count(kettle, other)
"""


def tea_talk(at: Path, *changes: tuple[str, str]) -> Form:
    text = TEA_TALK
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = at / "tea_talk.yaml"
    path.write_text(text, encoding="utf-8")
    return read_form(path)


def made_again(again: str, text: str = TEA_TALK) -> Form:
    """The same, which says how it begins when it comes again."""
    return read_drafted("tea_talk", saying_again(again, text))


def saying_again(again: str, text: str = TEA_TALK) -> str:
    return text.replace("status: active\n", f"status: active\nagain: {again}\n", 1)
