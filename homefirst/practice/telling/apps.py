from django.apps import AppConfig


class TellingConfig(AppConfig):
    name = "homefirst.practice.telling"
    label = "telling"
