from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "homefirst.practice.pathways"
    label = "pathways"
