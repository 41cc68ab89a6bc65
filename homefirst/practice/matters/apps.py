from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "homefirst.practice.matters"
    label = "matters"
