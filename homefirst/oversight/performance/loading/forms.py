"""Choosing files to load."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; cleans to a list."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        several = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in several or [None]]


class FilesForm(forms.Form):
    chosen = FilesField(
        label="Client Level Data files",
        help_text="CSV, packed with gzip or not. You may choose several, such as a year's four quarters.",
        error_messages={"required": "Choose a file.", "empty": "A file is empty. Choose another."},
    )

    def clean_chosen(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["chosen"]
        names = [file.name for file in files]
        if len(set(names)) < len(names):
            raise forms.ValidationError("Two of the files have one name. Choose each file once.")
        return files
