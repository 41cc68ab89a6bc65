from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "homefirst.practice.people"
    label = "people"
