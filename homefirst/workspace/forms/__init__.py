"""What is typed at the desk: parsing and messages. What may be done is decided by the verbs."""

from homefirst.workspace.forms.add import AddPersonForm
from homefirst.workspace.forms.find import FindForm
from homefirst.workspace.forms.reasons import ReasonForm
from homefirst.workspace.forms.typed import TypedForm

__all__ = ["AddPersonForm", "FindForm", "ReasonForm", "TypedForm"]
