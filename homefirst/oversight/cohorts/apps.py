from django.apps import AppConfig


class CohortsConfig(AppConfig):
    name = "homefirst.oversight.cohorts"
    label = "cohorts"
