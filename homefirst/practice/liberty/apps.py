from django.apps import AppConfig


class LibertyConfig(AppConfig):
    name = "homefirst.practice.liberty"
    label = "liberty"
