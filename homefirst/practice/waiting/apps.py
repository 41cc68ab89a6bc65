from django.apps import AppConfig


class WaitingConfig(AppConfig):
    name = "homefirst.practice.waiting"
    label = "waiting"
