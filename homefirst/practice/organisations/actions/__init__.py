"""An enquiry into a service is opened, goes from step to step, asks every adult, and gives the provider things to do."""

from homefirst.practice.organisations.actions.adults import add_adults, ask_adult
from homefirst.practice.organisations.actions.enquiries import open_enquiry
from homefirst.practice.organisations.actions.handing import hand_over_enquiry
from homefirst.practice.organisations.actions.steps import finish_service_step, keep_service_answers
from homefirst.practice.organisations.actions.to_do import add_to_do, finish_to_do

__all__ = [
    "add_adults",
    "add_to_do",
    "ask_adult",
    "finish_service_step",
    "finish_to_do",
    "hand_over_enquiry",
    "keep_service_answers",
    "open_enquiry",
]
