from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "homefirst.practice.teams"
    label = "teams"
