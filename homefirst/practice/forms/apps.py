from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "homefirst.practice.forms"
    label = "forms"
