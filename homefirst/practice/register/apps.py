from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "homefirst.practice.register"
    label = "register"
