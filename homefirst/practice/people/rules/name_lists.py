"""Names spelled far from how they are said, and the short forms heard at the door."""

from __future__ import annotations


def _read(table: str) -> dict[str, str]:
    """'bill: william; bob: robert' as a mapping."""
    pairs = (entry.split(":") for entry in table.split(";"))
    return {name.strip(): " ".join(meant.split()) for name, meant in pairs}


# Said, or written out, as.
SAID_AS = _read(
    """
    graham: graeme; grahame: graeme;
    sean: shaun; siobhan: shavon; niamh: neev; aoife: eefa; caoimhe: keeva; saoirse: seersha;
    mohd: mohammed; muhd: mohammed; md: mohammed; mhd: mohammed; cholmondeley: chumley; beauchamp: beecham;
    featherstonehaugh: fanshaw; mainwaring: mannering; marjoribanks: marchbanks; menzies: mingis;
    dalziel: deeyell; leicester: lester; worcester: wooster; wemyss: weems; colquhoun: cahoon
    """
)

# Each short form with the names that it may stand for.
SHORT_FORMS = _read(
    """
    al: albert alan alexander alfred; alf: alfred; andy: andrew; bert: albert herbert; bess: elizabeth;
    beth: elizabeth bethany; betty: elizabeth; bill: william; billy: william; bob: robert; bobby: robert;
    cathy: catherine; charlie: charles charlotte; chris: christopher christine; dan: daniel; danny: daniel;
    dave: david; debbie: deborah; dick: richard; don: donald; dot: dorothy; ed: edward edwin edmund;
    eddie: edward edwin; ellie: eleanor ellen; frank: francis; fred: frederick alfred; geoff: geoffrey;
    harry: harold henry; jack: john; jackie: jacqueline; jan: janet janice; jenny: jennifer; jim: james;
    jimmy: james; jo: joanne joanna josephine; joe: joseph; jon: jonathan; kate: catherine katherine;
    kathy: katherine kathleen; ken: kenneth; len: leonard; les: leslie; lil: lilian; liz: elizabeth;
    lizzie: elizabeth; maggie: margaret; mandy: amanda; matt: matthew; meg: margaret; mick: michael;
    mike: michael; molly: mary; nick: nicholas; nora: eleanor honora; pam: pamela; pat: patricia patrick;
    peg: margaret; peggy: margaret; pete: peter; phil: philip; ray: raymond; reg: reginald; rich: richard;
    rick: richard; rob: robert; ron: ronald; sally: sarah; sam: samuel samantha; sandy: sandra alexander;
    sid: sidney; stan: stanley; steve: stephen steven; sue: susan; ted: edward; tina: christina;
    tim: timothy; tom: thomas; tony: anthony; vi: violet; vicky: victoria; will: william; winnie: winifred
    """
)
