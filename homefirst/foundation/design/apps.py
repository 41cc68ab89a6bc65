from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "homefirst.foundation.design"
    label = "design"
