"""The pages about letters, and about who is told in another way."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views.letters import going, looking_over, printing, reading, telling, writing

_ONE = "people/<slug:ref>/letters/<int:letter>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("tellings/", telling.tellings, name="tellings"),
    path("people/<slug:ref>/told/", telling.record_told, name="record_told"),
    path("people/<slug:ref>/told/<int:telling>/", telling.tell, name="tell"),
    path("people/<slug:ref>/told/<int:telling>/not/", telling.do_not_tell, name="do_not_tell"),
    path("letters/", going.letters, name="letters"),
    path("letters/print/", printing.print_letters, name="print_letters"),
    path("letters/posted/", printing.letters_posted, name="letters_posted"),
    path(
        "my-work/<int:step>/finish/<slug:outcome>/<slug:letter>/", reading.letter_before, name="letter_before"
    ),
    path("people/<slug:ref>/letters/", reading.record_letters, name="record_letters"),
    path("people/<slug:ref>/letters/write/", writing.choose_letter, name="choose_letter"),
    path("people/<slug:ref>/letters/write/<slug:code>/<slug:to>/", writing.write_letter, name="write_letter"),
    path(_ONE, reading.record_letter, name="record_letter"),
    path(f"{_ONE}pages/", reading.letter_pages, name="letter_pages"),
    path(f"{_ONE}words/", looking_over.edit_letter, name="edit_letter"),
    path(f"{_ONE}way/", looking_over.letter_way, name="letter_way"),
    path(f"{_ONE}agree/", looking_over.agree_letter, name="agree_letter"),
    path(f"{_ONE}take-back/", looking_over.take_back_letter, name="take_back_letter"),
    path(f"{_ONE}not-sent/", looking_over.letter_not_sent, name="letter_not_sent"),
    path(f"{_ONE}printed/", going.letter_printed, name="letter_printed"),
    path(f"{_ONE}gone/", going.letter_gone, name="letter_gone"),
    path(f"{_ONE}sent/", going.letter_sent, name="letter_sent"),
    path(f"{_ONE}came-back/", going.letter_came_back, name="letter_came_back"),
    path(f"{_ONE}again/", going.write_letter_again, name="write_letter_again"),
]
