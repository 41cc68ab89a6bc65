from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "homefirst.workspace"
    label = "workspace"
