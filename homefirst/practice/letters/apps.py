from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "homefirst.practice.letters"
    label = "letters"
