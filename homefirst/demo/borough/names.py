"""Names of made-up people that fit where their families came from and when they were born.

Ethnic groups carry the words of the return. Shares are those of a mid-sized English borough.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from homefirst.demo.borough.chance import Weighted


class Names(NamedTuple):
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _names(women: str, men: str, families: str) -> Names:
    return Names(tuple(women.split()), tuple(men.split()), tuple(families.split()))


_ENGLISH_FAMILIES = (
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker "
    "White Roberts Green Hall Wood Jackson Clarke Harris Clark Turner Hill Moore Cooper Ward Morris "
    "King Watson Baker Harrison Morgan Allen James Scott Phillips Parker Bennett Lee Cook Mitchell "
    "Bailey Cox Carter Richardson Shaw Bell Collins Webb Mills Palmer Chapman Knight Marshall Barker "
    "Stevens Hunt Mason Holmes Fletcher Dixon Fisher Rogers Gibson Pearson Butler Foster Ellis "
    "Matthews Pearce Barnes Saunders Lowe Bradley Hawkins Burton Lawson Page Dawson Newman Sutton "
    "Watts Day Rose Francis Gould Perry Kemp Hart Whitehead Frost Sharpe Tanner Wheatley Blackburn "
    "Pritchard Hobbs Nunn Thorne Gage Larkin Penfold Tapley"
)
_OLDER = _names(
    "Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley Dorothy Joyce Maureen Brenda "
    "Pamela Sylvia Beryl Audrey Irene Eileen Iris Hazel Rita Marion Jill Valerie Pauline Christine "
    "Ann Janet Gillian Edna Hilda Vera Winifred Muriel Olive Betty Peggy Daphne Thelma Monica Gwen "
    "Ruby Elsie Ivy Rosemary Wendy",
    "John Peter William George Ronald Kenneth James Derek Dennis Robert Brian Raymond Roy Leslie "
    "Gordon David Donald Michael Alan Anthony Thomas Frank Stanley Norman Arthur Albert Eric Harold "
    "Douglas Geoffrey Reginald Sidney Cyril Bernard Gerald Keith Terence Colin Malcolm Roger Trevor "
    "Barry Clifford Maurice",
    _ENGLISH_FAMILIES,
)
_MIDDLE = _names(
    "Susan Linda Christine Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Alison "
    "Angela Elaine Carol Denise Sally Lorraine Beverley Lesley Debra Joanne Nicola Michelle Lisa "
    "Paula Amanda Dawn Wendy Teresa Anne Mandy Samantha Heather Kim Yvonne Maxine Louise Cheryl "
    "Annette",
    "David Paul Andrew Mark Stephen Ian Gary Kevin Neil Simon Martin Nigel Steven Graham Philip Keith "
    "Anthony Darren Lee Richard Robert Christopher Jonathan Timothy Adrian Stuart Craig Wayne Carl "
    "Dean Sean Shaun Russell Jeremy Glenn Barry Duncan Howard Clive Julian",
    _ENGLISH_FAMILIES,
)
_YOUNGER = _names(
    "Emma Laura Gemma Rebecca Sarah Claire Hannah Amy Jessica Lauren Charlotte Chloe Sophie Katie "
    "Stacey Kayleigh Natalie Kirsty Megan Bethany Georgia Abigail Jade Leanne Holly Danielle Zoe "
    "Molly Ellie Rachel Alice",
    "Daniel Matthew James Ryan Adam Luke Thomas Joshua Jack Liam Lewis Jordan Callum Ashley Connor "
    "Nathan Kieran Ben Aaron Scott Jamie Samuel Kyle Harry George Oliver Bradley Charlie Joe Reece "
    "Dylan Tyler",
    _ENGLISH_FAMILIES,
)
_BY_BIRTH = ((1953, _OLDER), (1979, _MIDDLE), (9999, _YOUNGER))

_IRISH = _names(
    "Bridget Kathleen Nora Breda Maeve Siobhan Sinead Philomena Bernadette Orla Aoife Carmel Eileen Deirdre",
    "Patrick Michael Sean Declan Kieran Brendan Liam Eamon Dermot Padraig Gerard Cormac Donal Noel",
    "Murphy Kelly Byrne Ryan Doyle Gallagher Kavanagh Brennan Nolan Quinn Keane Foley Costello Tierney",
)
_TRAVELLER = _names(
    "Mary Bridget Margaret Kathleen Nora Winifred Ann",
    "John Patrick Martin Thomas James Michael Edward",
    "Connors Ward McDonagh Cash Maughan Stokes Loveridge Penfold",
)
_EUROPEAN = _names(
    "Krystyna Halina Agnieszka Danuta Ewa Katarzyna Elena Ioana Mihaela Rasa Violeta Marta Giuseppina "
    "Lucia Ana Ludmila Svetlana Francesca Despina",
    "Stanislaw Jan Tadeusz Piotr Andrzej Krzysztof Ion Mihai Andrei Vytautas Jonas Giovanni Salvatore "
    "Antonio Georgi Dimitar Luigi Kostas",
    "Nowak Kowalski Wojcik Zielinski Lewandowski Mazur Popescu Ionescu Munteanu Kazlauskas Rossi "
    "Esposito Silva Ferreira Petrov Georgiou Dudek",
)
_INDIAN = _names(
    "Gurpreet Harjit Kamaljit Surinder Balwinder Amarjit Usha Kanta Sushila Nirmala Meena Priti "
    "Anjali Asha Jaswinder Lakshmi Hansa Kusum Savita Deepika Neha",
    "Harbans Gurdial Mohinder Balbir Jagdish Ramesh Suresh Dinesh Vijay Ashok Mahesh Kulwant Avtar "
    "Rajesh Sunil Anil Manjit Parminder Arjun Rohan",
    "Singh Patel Sharma Gill Dhillon Sandhu Shah Mistry Grewal Johal Verma Nair Desai Sidhu Bains "
    "Reddy Menon Chauhan Kapoor",
)
_PAKISTANI = _names(
    "Fatima Nasreen Shamim Zainab Khadija Parveen Rukhsana Bushra Samina Saima Ayesha Shazia Naseem "
    "Razia Hafsa",
    "Mohammed Abdul Tariq Javed Nazir Iqbal Khalid Zafar Imran Asif Sajid Bashir Shabir Usman Hamza",
    "Khan Hussain Ahmed Akhtar Mahmood Malik Mirza Raja Qureshi Butt Chaudhry Iqbal Aslam Siddiqui",
)
_BANGLADESHI = _names(
    "Rahima Shirin Nurun Monowara Jahanara Salma Rehana Sultana Taslima Farida",
    "Abdul Mohammed Shafiqul Rafiq Nurul Jalal Kamal Shamsul Habibur Anwar",
    "Begum Uddin Miah Rahman Islam Choudhury Hoque Alam Ali Khatun",
)
_CHINESE = _names(
    "Mei Li Xiu Hong Wai Suk Yuen Lan Fang Jing Ka Pui",
    "Wei Ming Kwok Chi Hung Jian Tak Wing Kin Hao Chun",
    "Chan Wong Cheung Liu Lam Chen Wang Li Ng Ho Tang Yip",
)
_ASIAN = _names(
    "Maria Rosario Gita Sita Kamala Thi Nalini Selvi Shanthi Luz Maya",
    "Jose Ram Bishnu Van Siva Ranjan Krishna Nihal Sunil Hari Ernesto",
    "Gurung Rai Thapa Nguyen Tran Santos Reyes Perera Fernando Sivakumar Limbu Cruz",
)
_AFRICAN = _names(
    "Grace Blessing Ngozi Abena Folake Chidinma Adwoa Mercy Comfort Amina Esther Yetunde Ruth Hawa "
    "Patience Sadia Tendai Ama",
    "Emmanuel Kwame Olu Chukwuemeka Kofi Samuel Ibrahim Tunde Joseph Babatunde Yusuf Daniel Tendai "
    "Kwabena Abdi Isaac Femi",
    "Okafor Mensah Adeyemi Boateng Owusu Eze Bello Osei Nwosu Abdi Asante Moyo Kamara Ogunleye Ncube "
    "Sesay Mohamud",
)
_CARIBBEAN = _names(
    "Merlene Icilda Gloria Hyacinth Beverley Carmen Pearl Yvonne Marcia Sonia Sharon Claudette Ionie "
    "Verona Natasha Keisha",
    "Winston Errol Delroy Clive Leroy Carlton Desmond Neville Lloyd Everton Glenroy Hubert Marlon "
    "Jermaine Andre",
    "Campbell Brown Williams Gordon Grant Francis Clarke Samuels Reid Bailey Morrison Lewis Blake "
    "Powell Dacosta",
)
_ARAB = _names(
    "Fatma Layla Amal Huda Samira Nadia Zahra Mariam Rania Salwa",
    "Ahmed Omar Hassan Samir Khaled Tarek Mustafa Nabil Ali Youssef",
    "Haddad Mansour Khalil Aziz Saleh Nasser Hamdan Farah Al-Amin Darwish",
)
_KURDISH = _names(
    "Ayse Fatma Shirin Zeynep Parisa Narges Soraya Elif Hatice",
    "Mehmet Mustafa Reza Hamid Kemal Farhad Aram Baran",
    "Yilmaz Kaya Demir Karimi Hosseini Rostami Aslan Ahmadi Barzani",
)

_BRITISH = "White: English, Welsh, Scottish, Northern Irish or British"
_MIXED = "Mixed or multiple ethnic groups: "
_ASIAN_BRITISH = "Asian or Asian British: "
_BLACK = "Black, Black British, Caribbean or African: "

ETHNICITIES = Weighted(
    {
        _BRITISH: 76.0,
        "White: Irish": 1.1,
        "White: Gypsy or Irish Traveller": 0.4,
        "White: Roma": 0.2,
        "White: Any other White background": 4.4,
        _MIXED + "White and Black Caribbean": 0.7,
        _MIXED + "White and Black African": 0.4,
        _MIXED + "White and Asian": 0.5,
        _MIXED + "Any other Mixed or multiple ethnic background": 0.4,
        _ASIAN_BRITISH + "Indian": 4.0,
        _ASIAN_BRITISH + "Pakistani": 1.7,
        _ASIAN_BRITISH + "Bangladeshi": 0.8,
        _ASIAN_BRITISH + "Chinese": 0.6,
        _ASIAN_BRITISH + "Any other Asian background": 1.0,
        _BLACK + "African": 2.3,
        _BLACK + "Caribbean": 1.7,
        _BLACK + "Any other Black, Black British or Caribbean background": 0.3,
        "Other ethnic group: Arab": 0.3,
        "Other ethnic group: Any other ethnic group": 0.5,
        "No data: Refused": 0.7,
        "No data: Undeclared or not known": 2.0,
    }
)
_ELSEWHERE: Mapping[str, tuple[Names, ...]] = {
    "White: Irish": (_IRISH,),
    "White: Gypsy or Irish Traveller": (_TRAVELLER,),
    "White: Roma": (_EUROPEAN,),
    "White: Any other White background": (_EUROPEAN,),
    _ASIAN_BRITISH + "Indian": (_INDIAN,),
    _ASIAN_BRITISH + "Pakistani": (_PAKISTANI,),
    _ASIAN_BRITISH + "Bangladeshi": (_BANGLADESHI,),
    _ASIAN_BRITISH + "Chinese": (_CHINESE,),
    _ASIAN_BRITISH + "Any other Asian background": (_ASIAN,),
    _BLACK + "African": (_AFRICAN,),
    _BLACK + "Caribbean": (_CARIBBEAN,),
    _BLACK + "Any other Black, Black British or Caribbean background": (_AFRICAN, _CARIBBEAN),
    "Other ethnic group: Arab": (_ARAB,),
    "Other ethnic group: Any other ethnic group": (_KURDISH,),
}


def full_name(chance: Random, ethnicity: str, female: bool, birth_year: int) -> tuple[str, str]:
    """A first and a last name; mixed and unstated groups have names as common as anybody's."""
    pools = _ELSEWHERE.get(ethnicity)
    if pools:
        pool = pools[int(chance.random() * len(pools))]
    else:
        pool = next(names for before, names in _BY_BIRTH if birth_year < before)
    firsts = pool.women if female else pool.men
    first = firsts[int(chance.random() * len(firsts))]
    return first, pool.families[int(chance.random() * len(pool.families))]
