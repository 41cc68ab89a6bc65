"""A matter that stands on nobody's record: opened, each step, what has to be done, who is told, who may see it."""

from __future__ import annotations

from django import forms

from homefirst.foundation.design.form_fields import DayField
from homefirst.practice.matters.models import TrustSharing
from homefirst.workspace.forms.typed import TypedForm, VersionedForm

_LONG = 4000


class OpenTrustForm(TypedForm):
    name = forms.CharField(
        label="Whom is it about?", max_length=160, error_messages={"required": "Say whom it is about."}
    )
    known = forms.CharField(
        label="What is known?",
        help_text="Name no adult at risk here. Harm to a named adult is a concern on their own record.",
        widget=forms.Textarea,
        max_length=_LONG,
        error_messages={"required": "Say what is known."},
    )
    from_whom = forms.CharField(
        label="From whom?", max_length=200, error_messages={"required": "Say from whom."}
    )
    received_on = DayField(label="When did we hear of it?", what="the day on which we heard of it")
    colleague = forms.EmailField(
        label="If they sign in here: their e-mail address",
        help_text="They will never see this, whatever their role.",
        required=False,
        max_length=254,
    )


class OpenReviewForm(TypedForm):
    number = forms.CharField(
        label="NHS number, council number or record reference",
        help_text="Of the adult. Leave it empty where they have no record here.",
        required=False,
        max_length=40,
    )
    name = forms.CharField(label="Or their name", required=False, max_length=160)
    referred_by = forms.CharField(
        label="Who refers?", max_length=200, error_messages={"required": "Say who referred."}
    )
    received_on = DayField(label="When did we get it?", what="the day on which we got it")
    why = forms.CharField(
        label="What happened?",
        widget=forms.Textarea,
        max_length=_LONG,
        error_messages={"required": "Say what happened."},
    )


class MatterActionForm(TypedForm):
    words = forms.CharField(
        label="What has to be done?", max_length=400, error_messages={"required": "Say what has to be done."}
    )
    owner = forms.CharField(
        label="Who does it, by name and agency?",
        max_length=200,
        error_messages={"required": "Say who does it."},
    )
    due_on = DayField(label="By when?", what="the day by which it is done")


class ReviewActionForm(MatterActionForm):
    what = forms.ChoiceField(
        label="What is it?",
        choices=(
            ("recommendation", "A recommendation of the review"),
            ("step", "Something on the way to it"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is."},
    )
    field_order = ("what", "words", "owner", "due_on")


class SharingForm(TypedForm):
    whom = forms.ChoiceField(
        label="Who is it about telling?",
        choices=TrustSharing.Whom.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who it is about telling."},
    )
    who = forms.CharField(
        label="By name, and where they work",
        max_length=200,
        error_messages={"required": "Name them, with the place where they work."},
    )
    shared = forms.ChoiceField(
        label="Are they told?",
        choices=(("yes", "Yes"), ("no", "No")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they are told."},
    )
    why = forms.CharField(
        label="Why do they need to know, or why not?",
        widget=forms.Textarea,
        max_length=_LONG,
        error_messages={"required": "Say why it has to be told, or why not."},
    )
    what = forms.CharField(
        label="What exactly are they told?",
        help_text="No more than they need. Left empty where they are not told.",
        widget=forms.Textarea,
        max_length=_LONG,
        required=False,
    )
    basis = forms.CharField(
        label="By what law may it be told?",
        help_text="Such as the law of data protection or of crime that allows it. Left empty where they are not told.",
        max_length=200,
        required=False,
    )
    owner_agrees = forms.CharField(
        label="Does whoever the information belongs to agree?", max_length=400, required=False
    )


class NameForTrustForm(TypedForm):
    user = forms.EmailField(
        label="E-mail address with which they sign in",
        max_length=254,
        error_messages={"required": "Say who, by e-mail address."},
    )
    why = forms.CharField(
        label="What do they do in it?", max_length=200, error_messages={"required": "Say what they do in it."}
    )


class WhomForm(VersionedForm):
    name = forms.CharField(
        label="Whom is it about?", max_length=160, error_messages={"required": "Say whom it is about."}
    )
    colleague = forms.EmailField(
        label="If they sign in here: their e-mail address",
        help_text="They see nothing of it from now on, whatever their role.",
        required=False,
        max_length=254,
    )


class EndNamingForm(VersionedForm):
    """Nothing is asked: only which row, as it was shown."""


class KeepingForm(VersionedForm):
    what = forms.ChoiceField(
        label="What happens with it?",
        choices=(("longer", "It is kept longer"), ("empty", "What was written is taken away, for good")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what happens with it."},
    )
    keep_until = DayField(label="Kept until", what="the day until which it is kept", required=False)
    keep_why = forms.CharField(label="Why so long?", max_length=400, required=False)
