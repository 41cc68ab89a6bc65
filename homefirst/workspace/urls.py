"""The staff desk: work in hand, people, and the sections of a record. Fixed names stand before `<ref>`."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import adding, care, finding, looks, my_work, now, opening, past_step, story

urlpatterns: list[URLPattern | URLResolver] = [
    path("my-work/", my_work.my_work, name="my_work"),
    path("people/", finding.find_people, name="find_people"),
    path("people/add/", adding.add_person, name="add_person"),
    path("people/<slug:ref>/", now.record_now, name="record_now"),
    path("people/<slug:ref>/open/", opening.open_record, name="open_record"),
    path("people/<slug:ref>/close/", opening.close_record, name="close_record"),
    path("people/<slug:ref>/story/", story.record_story, name="record_story"),
    path("people/<slug:ref>/story/step/<int:step>/", past_step.past_step, name="past_step"),
    path("people/<slug:ref>/care/", care.record_care, name="record_care"),
    path("people/<slug:ref>/care/add/", care.add_care, name="add_care"),
    path("people/<slug:ref>/care/<int:service>/change/", care.change_care, name="change_care"),
    path("people/<slug:ref>/care/<int:service>/mend/", care.mend_care, name="mend_care"),
    path("people/<slug:ref>/care/<int:service>/correct/", care.correct_care, name="correct_care"),
    path("people/<slug:ref>/care/<int:service>/end/", care.end_care, name="end_care"),
    path("people/<slug:ref>/looks/", looks.record_looks, name="record_looks"),
    path("people/<slug:ref>/looks/<int:look>/ask/", looks.ask_about_look, name="ask_about_look"),
    path("looks/", looks.looks, name="looks"),
    path("looks/check/", looks.check_chain, name="check_chain"),
    path("looks/review/", looks.review_looks, name="review_looks"),
    path("looks/review/<int:tie>/", looks.review_look, name="review_look"),
    path("looks/questions/<int:question>/", looks.answer_question, name="answer_question"),
]
