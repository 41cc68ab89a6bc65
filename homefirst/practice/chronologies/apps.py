from django.apps import AppConfig


class ChronologiesConfig(AppConfig):
    name = "homefirst.practice.chronologies"
    label = "chronologies"
