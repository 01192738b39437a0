// Old records stay readable for ever: one fact of every kind as it lies in a file, and what it says.
// A kind that changes gets a new version in fact.hpp and a reader of the old one in stored.cpp; its line here stays as it is.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "exchange/json.hpp"
#include "service/secrecy.hpp"
#include "service/stored.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;

namespace {

const OrganisationId stored_in(1);

struct Stored {
  std::string_view kind;
  std::string_view says;
  std::string_view body = {};  // as it lies there: with its secrets sealed, or as an earlier version wrote it; "" = the same
};

const Stored stored_facts[] = {
    {"organisation_founded/1",
     R"({"name":"Gemeente Lindedal","language":"nl"})"},
    {"limit_raised/1",
     R"({"limit":{"people":12,"answers":6,"response":50}})"},
    {"role_given/1",
     R"({"person":7,"role":"facilitator"})"},
    {"role_taken/1",
     R"({"person":7,"role":"administrator"})"},
    {"borders_named/1",
     R"({"borders":["afdeling","locatie"]})"},
    {"person_added/1",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"p7"},"name":{"owner":"person:7","text":"Anna de Wit"},"email":{"owner":"person:7","text":"anna@lindedal.nl"},"apart":{"owner":"person:7","text":""},"manager":3,"languages":["nl","en"],"hours":"mon09-12 tue13-17","timezone":"Europe/Amsterdam","goals":["één loket"],"skills":["plannen"],"newcomer":true,"facilitator":false,"silos":["Ruimte / Vergunningen",""]}})",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"HliihwvEHf4mxqQxTgRem8H8UYRcY8g+HH2aHLwQhjrlwFUoTE2oWwOh"},"name":{"owner":"person:7","text":"a0/i/Zr0Ba7wL6BNY50ViYAhn0e167SE8hmuufq3uRE/Qt0m1u+O4j5h2pwc6KOovNtE"},"email":{"owner":"person:7","text":"7tCYj9szFvWDJKMp7vB/4W6V9eqkgVt02Nv36GGdbo9n2p9tkFm8pLNcoPeFAEsIK/AFkAnV0PE="},"apart":{"owner":"person:7","text":""},"manager":3,"languages":["nl","en"],"hours":"mon09-12 tue13-17","timezone":"Europe/Amsterdam","goals":["één loket"],"skills":["plannen"],"newcomer":true,"facilitator":false,"silos":["Ruimte / Vergunningen",""]}})"},
    {"person_changed/1",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"p7"},"name":{"owner":"person:7","text":"Anna van Dijk"},"email":{"owner":"person:7","text":""},"apart":{"owner":"person:7","text":"p9 p12"},"manager":0,"languages":[],"hours":"","timezone":"","goals":[],"skills":[],"newcomer":false,"facilitator":true,"silos":["Zorg","Stadhuis"]}})",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"wLgRN639MmhsJcr5dBXCEOM5B+B+EfrqHErlZ6qbuir/6Nt/MYE0aOSZ"},"name":{"owner":"person:7","text":"6mQA/3VLY+1NdxrLxDQNjHF1MfM6+5EEpYXuMudNVFiNEMqNtVQn/DjX0HOR63PbB+1Zg2Y="},"email":{"owner":"person:7","text":""},"apart":{"owner":"person:7","text":"Om91XSDK4p3r42+jzZCNWr6BzJk+aiQN3QMfF6eNgRd49HSvUIZUeooFMuW6AQ=="},"manager":0,"languages":[],"hours":"","timezone":"","goals":[],"skills":[],"newcomer":false,"facilitator":true,"silos":["Zorg","Stadhuis"]}})"},
    {"person_left/1",
     R"({"person":7})"},
    {"person_forgotten/1",
     R"({"person":7})"},
    {"ties_imported/1",
     R"({"directed":false,"from":[1,2],"to":[2,7],"weight":[1,2.5],"at":[1772443800,1772530200.5],"count":2,"number":0})",
     R"({"directed":false,"from":[1,2],"to":[2,7],"weight":[1,2.5],"at":[1772443800,1772530200.5]})"},
    {"person_added/2",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"p7"},"name":{"owner":"person:7","text":"Anna de Wit"},"email":{"owner":"person:7","text":"anna@lindedal.nl"},"apart":{"owner":"person:7","text":""},"manager":3,"languages":["nl","en"],"hours":"mon09-12 tue13-17","timezone":"Europe/Amsterdam","goals":["één loket"],"skills":["plannen"],"newcomer":true,"facilitator":false,"silos":["Ruimte / Vergunningen",""]}})",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"yMkAumaMLZxTzt+tjOvZzkVsoXOQAcMu5nE3sIM4DbAXWN098hQnzRhv"},"name":{"owner":"person:7","text":"AB91fjv0vIzLNTFkp1SKrGMC+517ruMxL7Z1auEVkzo9g9sPoeWkoPuQFU8471vRNzMn"},"email":{"owner":"person:7","text":"xvPcfA3JWWl3HEmj+f1SwRBVBuWO9tJ6QOnXosh8vPk5YB3zIhTskPGnQ9JZAsyU1qfAlOb1duc="},"apart":{"owner":"person:7","text":""},"about":{"owner":"person:7","text":"wqiTY1KQ5Ld8ThTySUmR5tKfHTaQPsmnA7UdcRVMZTgJUjd0hdJ52voKdFDbxxawyQtFfl6rRHCLFGt31I+7fSLkopc84iO5NUBtbp95TEq7AbKyflQem+0Ted+WPjWT0h457R2l3QczLraMOkd5WrhmLJI35ol9GRpjsvIaWywjA1/u4+wr2GJYxHcUAA9P84GvDJ1UQcTJNc1HkEiq/tqcWhOdi9M2+0WfZtk35ET4VtWtuEHhGib8cHsbPY+uUdwMt5W5XdF2ODCFQda5pHm8qUOpg2Xx"},"silos":["Ruimte / Vergunningen",""]}})"},
    {"person_changed/2",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"p7"},"name":{"owner":"person:7","text":"Anna van Dijk"},"email":{"owner":"person:7","text":""},"apart":{"owner":"person:7","text":"p9 p12"},"manager":0,"languages":[],"hours":"","timezone":"","goals":[],"skills":[],"newcomer":false,"facilitator":true,"silos":["Zorg","Stadhuis"]}})",
     R"({"person":7,"profile":{"id":{"owner":"person:7","text":"Wv7EeW51HgoKNC3GJ1AEM7P52gVa/Qnu91mU8C8kpFaq4WYGjj1GHVF/"},"name":{"owner":"person:7","text":"5nzuAzZODWa+itYDqx6JQLnfFzD9DyBxxlwvMud8zugS2BkLqZkGscXRMXCHlY70xxlKwao="},"email":{"owner":"person:7","text":""},"apart":{"owner":"person:7","text":"heTIpC7MwOc6wRABk+PbaSYW3oy7AeFQYuDT8RBskPOVChkSCswVLuxHK2eoFw=="},"about":{"owner":"person:7","text":"OQq16PFPunEWhmJAkijP3D18TketqTIgtex2h8EPci8ImPqqfxyUEiH+DCwMzGF1IZ9MEU5d11YJBOw773zUt8OeLu6S5E35qryTJtAFwSu0LyC1IHIHBv1SxAXSfJ/+t6nnt/Jkku/HYK/+5lmh/m3zW6eFliQgj6YBDSc6ZvAxu5Vah+LstvQgbJzKIbjJdrRt/AXmmhw="},"silos":["Zorg","Stadhuis"]}})"},
    {"managers_named/1",
     R"({"of":[3,7,9],"manager":[0,3,3]})",
     R"({"pairs":{"slots":42,"values":"","rows":[{"owner":"person:3","text":"FRP9KCeQdNZsxtt7/fVWQGW8R3TW3Ral5Gjz2JJ7i10NJdzRaIlBvLpMJvXi2GUVxhsxWkOA/N5rpGG3YV8F+ORFZqEGapGpiHNwla6vdxLL+w9i+XAr27E9R5mLNrnITmyC66axV3W/iIo8H++9Iit2GbhAufbBY0lNYcUDQBYgo5yyDhD8xwAbbPx5/BbTsg=="},{"owner":"person:7","text":"1EaCTwYJsMyX10yflsC+ne9XnlVnDnEd9xeuJ/EBZvgBtlr/p73BRkuDy758hpGxFb0TuvJ4vsLoMVMGo7tsYJ9+8/cDhG4n4D2YZu0TKG4NRvVRtktQfAucii/lU9tSa8ENjVzm3eC+DxnxgaTgZX3vfHFgPCRjNcy+uqMnTZIV+MSSxvgzFGefM3//0u689KM1jRdHPF3nJrn1Xw=="},{"owner":"person:9","text":"faWWYAy/ZukS3IlfUF6Bd54KI6zrkPXAdjmRTGy8z44n/IXxq/RGmZ5fkldfFf4zv9lbdqMeabdzoSaGEgIVs3woRSZSGLFqSwoNnlTij0MVjblOy/zL6PNj4m4910e9U8jH5hE="}]}})"},
    {"ties_imported/2",
     R"({"directed":false,"from":[1,2],"to":[2,7],"weight":[1,2.5],"at":[1772443800,1772530200.5],"count":4,"number":3})",
     R"({"number":3,"count":4,"directed":false,"timed":true,"lock":{"owner":"ties:3","text":"ZeKIruJ9r1ygSf703gGUI1Q165afL3+xHO3sI1Awqiv5iKAWF7Nc/iZfp8QRQmJMRgoe+3jrg4tpDnAYrFsjSN2xxA3cr6pL"},"pairs":{"slots":37,"values":"wIdoij3atYExjdJWEkFQfcZw6R-6kp4GhGUvPJX1VIU50onYEgLAK_KpUpHFxZJN094LQdGZuJSge2OANWZGOB-YxomeXTRsAYWD2saNQ8MD2ZE6j3HDhGpSWc9lN90OkR_V0B33vizDVgs98CgHW8_MWPmMRJgPbvr_rXFd7Gtyzwqw2DU1tYTUs40kwKwApFQ5Zso9AOjdlrmUkIE6NtdQRIgK4KUBb3g0oTXjM0wVzRKr6TrEjxCkih1ORjiN5rDLivjxPhKsxiefnYbCe-CT8DAEufzCcU2Ndhcqjy8c3S58g5N3FEmsnOkobaQvxjDK-1tmxCHA4R0v3DzESJjD2u51cC3VRPGzcyeEBQfqRnqwygPPjUZX06rP7-1fxvQz_j7h9T2C1_RMsPOfwv3eFuLJadEG4kwre-HaFHeTdZ-Vg9OfR6T0QCFUK052Whx-IzZ_wzgqjg9v5Of13fZdhyRq5U4kbSLa1_qwVKCzldTClx3kdC8SQeFEv1H6FJuTaOBwSbt6vYIQwDodqt6BgaE2ZloKI7SPo6GgnKl8oolrfmdegf2j0brVj348kDiWqMVHKidrO4nLxjh1UfeHLuKQqC2_FfmKdrc4tVG17BsQafOZAWvC5Rpif-NHCBts2zdDhnvNOOUR9bwS_CzeUowdDpdwa9yGeUV175ft6fdunV21iSqT-ZFWPvvQCxEvWy5VYoXCt13ZNSDeBPD-gX1Jf1l4BIBA5glqedI9cD6JYp7eVTcAvnjlbxgjHnU3HLX4JlNqhb24cH9Z4g","rows":[{"owner":"person:1","text":"8lHwdHI9nv7x1GGNuQ7v+X+YFh9htGkXlRUvnuL62Lc55t1bd0iXZCxskzt7NMmZrui6vWd2hVMcxcpWjDxeMMp18aRoEY0qS2mSoK9AHB0wgE3ZqvmjgOHwky77EkpgWILnL2fwoG6Or0e67pZQqAlBpKfhtK3E1lqRrramQ/ejA0WVzTPjQFkjdE189594du1PkSEWuO3QWqVCrEzX1vc3GvjKRLPIVaEPN32NuYwk/OhxMfZC/PQ="},{"owner":"person:2","text":"TDfOAjEQvgl5ggVtU2LmhNu3H7z4y6F/6yAeqr6FTP3LWfgsKk/6VG+LggE7foK0VOrM5tUMXGXzVBwP7kYgLWsh84wDXlkDA1WOfVaiGnpV0zYZ/Co5DObZe8dMkY8yGaXq6KEUsjVLURlgmg=="},{"owner":"person:7","text":"h/RNXst9jz1ye2KzbXBhq6iTGh+wPtdtGyjizEdjJKTalb3jTo2Xt5dNVtqlduivbZ8gzQ9wx+UGV0K0rdA9Jok/Ms5wB4QQysT/OD61T0AkUgBdmW9gTBf2cnjy"}]}})"},
    {"programme_started/1",
     R"({"programme":1,"title":"Eén loket","goal":"Een inwoner hoort binnen een dag wie haar helpt","border":"afdeling"})"},
    {"phases_planned/1",
     R"({"programme":1,"phases":[{"phase":"map","opens":"2026-10-01","closes":"2026-10-14"},{"phase":"carry_out","opens":"2026-10-15","closes":"2026-10-28"}]})"},
    {"people_invited/1",
     R"({"programme":1,"people":[2,7]})"},
    {"cycle_started/1",
     R"({"programme":1,"cycle":2,"phases":[{"phase":"connect","opens":"2027-01-04","closes":"2027-01-17"}]})"},
    {"programme_ended/1",
     R"({"programme":1})"},
    {"circles_drafted/1",
     R"({"programme":1,"circles":[{"circle":3,"name":"Kring A","goal":"één loket","people":[2,7,9]}]})"},
    {"circle_locked/1",
     R"({"circle":3,"locked":true})"},
    {"person_moved/1",
     R"({"programme":1,"person":7,"from":3,"to":0})"},
    {"circles_announced/1",
     R"({"programme":1,"circles":[3,4],"until":"2026-12-31"})"},
    {"circle_met/1",
     R"({"circle":3,"took_place":false})"},
    {"circle_forgotten/1",
     R"({"circle":3})"},
    {"share_written/1",
     R"({"share":5,"programme":1,"author":7,"kind":"hinders","text":{"owner":"person:7","text":"Twee systemen, één inwoner"}})",
     R"({"share":5,"programme":1,"author":7,"kind":"hinders","text":{"owner":"person:7","text":"V6b7e+5VqocSQxZyRL3q2Ej0knyEojbysHyoSV7hRcdMPXXA5w4tYiMG2MhQEptT3AqmaFWnoIAx/JL6vY9ktI31qjk="}})"},
    {"share_rewritten/1",
     R"({"share":5,"text":{"owner":"person:7","text":"Twee systemen"}})",
     R"({"share":5,"text":{"owner":"person:7","text":"tlN8TtaPhtHHff42C1YzZUVH/ig1hQBdtCkhue9Hfht8rs6VpFG3ChA1wzq3FLgubdSieRk="}})"},
    {"share_shown_to_circle/1",
     R"({"share":5,"circle":3,"text":{"owner":"circle:3","text":"Twee systemen"}})",
     R"({"share":5,"circle":3,"text":{"owner":"circle:3","text":"U4axVH5BN2zNmy41gwzFOeI2qsU5UDCXkv/anOnfbl5oQGWW6ul4afWnmQkJdfl/QtwKoaQ="}})"},
    {"share_withdrawn/1",
     R"({"share":5})"},
    {"statement_published/1",
     R"({"statement":4,"programme":1,"cycle":2,"kind":"wish","text":"Eén balie voor alle vragen","lock":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})"},
    {"statement_signed/1",
     R"({"statement":4,"author":7})"},
    {"statement_withdrawn/1",
     R"({"statement":4})"},
    {"round_opened/1",
     R"({"round":2,"programme":1,"cycle":1,"kind":"support","proposal":6,"title":"Eén balie","statements":[4],"silos":[{"silo":"Ruimte","people":12},{"silo":"Zorg","people":30}],"limit":{"people":10,"answers":5,"response":40},"closes":"2026-11-05T17:00:00.000Z"})"},
    {"round_closed/1",
     R"({"round":2,"ballots":31})"},
    {"round_keyed/1",
     R"({"round":2,"keys":[{"silo":"Archief + Zorg","silos":["Archief","Zorg"],"people":33,"key":"xhMDcVqkTQ"}],"hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})"},
    {"round_sealed/1",
     R"({"round":2,"issued":32,"sheets":31,"root":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})"},
    {"proposal_drafted/1",
     R"({"proposal":6,"programme":1,"statement":4,"title":"Eén balie","text":"Alle vragen aan één balie.","customer_value":"Eén keer vertellen","author":7})"},
    {"input_opened/1",
     R"({"proposal":6,"influence":"advising","silos":["Ruimte","Zorg"],"affected":[2,7],"until":"2026-11-30"})"},
    {"influence_raised/1",
     R"({"proposal":6,"influence":"codeciding"})"},
    {"input_given/1",
     R"({"input":8,"proposal":6,"author":7,"silo":"Ruimte","kind":"objection","text":{"owner":"person:7","text":"Wie neemt de telefoon op?"}})",
     R"({"input":8,"proposal":6,"author":7,"silo":"Ruimte","kind":"objection","text":{"owner":"person:7","text":"vwwYg78zvnj/VXzo/A3iVY5xkzGdQhUft3TCu5Ai3o9c5zQP2LVGBtZNJmjw9I8cKRRNCUqQ68ZyBe3Tno+8dao="}})"},
    {"input_answered/1",
     R"({"input":8,"proposal":6,"answer":"partly","reason":"De eerste maand samen."})"},
    {"support_counted/1",
     R"({"proposal":6,"round":2,"support":[{"silo":"Ruimte","people":12,"cast":9,"abstained":1,"in_favour":7}]})"},
    {"proposal_decided/1",
     R"({"proposal":6,"decision":"adopted","reason":"Iedereen draagt het.","overridden":true})"},
    {"experiment_started/1",
     R"({"experiment":9,"programme":1,"proposal":6,"circle":3,"title":"Eén balie op dinsdag","customer_value":"Eén keer vertellen","when":"Als iemand belt","then":"dan neemt de balie op","expected":"Minder wachten","owner":7,"buddy":9,"silos":["Ruimte","Zorg"],"starts":"2026-12-01","planned":["2026-12-08","2026-12-15"]})"},
    {"checked_in/1",
     R"({"experiment":9,"check_in":{"on":"2026-12-08","expected":"Minder wachten","happened":"Twee minuten korter","learned":"Dinsdag is druk","next":null}})",
     R"({"experiment":9,"check_in":{"on":"2026-12-08","expected":"Minder wachten","happened":"Twee minuten korter","learned":"Dinsdag is druk"}})"},
    {"checked_in/2",
     R"({"experiment":9,"check_in":{"on":"2026-12-08","expected":"Minder wachten","happened":"Twee minuten korter","learned":"Dinsdag is druk","next":{"obstacle":"De lunch","step":"Om de beurt","expected":"Acht van de tien","look_on":"2026-12-15"}}})"},
    {"evidence_given/1",
     R"({"experiment":9,"evidence":{"before":"11 minuten","after":"4 minuten","source":"Klantenpanel"}})"},
    {"result_confirmed/1",
     R"({"experiment":9,"confirmation":{"silo":"Zorg","person":9}})"},
    {"experiment_ended/1",
     R"({"experiment":9,"ending":"handed_over","lesson":"Begin klein.","on":"2027-01-20"})"},
    {"lasting_checked/1",
     R"({"experiment":9,"lasts":true,"note":"Nog steeds."})"},
    {"passkey_added/1",
     R"({"passkey":2,"person":7,"credential":{"owner":"person:7","text":"Y3JlZA"},"key":{"owner":"person:7","text":"a2V5"},"algorithm":-7,"name":{"owner":"person:7","text":"Telefoon"}})",
     R"({"passkey":2,"person":7,"credential":{"owner":"person:7","text":"MS5xt+bYIXshiWSa0iPRgzotPMi8ISnO1J4Zj5JcJR/XdZGThOsUprZScikWNg=="},"key":{"owner":"person:7","text":"to8zOycZRWLwR64NN8KjINiYhghCZ+PuyQFflPmREJLJH/pthDIryUbKUwE="},"algorithm":-7,"name":{"owner":"person:7","text":"AUTLQUPJQ25nfL16G+N1qkliSnUQo8in6xtAKFkqjk6Jqk5T3mEosydXElyX7qP1"}})"},
    {"passkey_removed/1",
     R"({"passkey":2})"},
    {"token_made/1",
     R"({"token":3,"person":7,"name":{"owner":"person:7","text":"Maandrapport"},"role":"facilitator","may_change":false,"until":"2027-01-31","hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})",
     R"({"token":3,"person":7,"name":{"owner":"person:7","text":"X9zaaLOO0dWqqJKYs2lX+9o0YPPMLYBiM1uklCQb2SPm8hqY/+g5y9qyouzMgTFWhr5eJQ=="},"role":"facilitator","may_change":false,"until":"2027-01-31","hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})"},
    {"token_ended/1",
     R"({"token":3})"},
    {"calendar_chosen/1",
     R"({"timezone":"Europe/Amsterdam","holidays":[{"day":"2026-12-25","name":"Eerste kerstdag"},{"day":"2026-12-26","name":""}]})"},
    {"rhythm_chosen/1",
     R"({"programme":1,"rule":"FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO","starts":"2027-01-04","days":[7,14,14,14,21,7],"came":"2026-10-12"})"},
    {"turn_came/1",
     R"({"programme":1,"due":"2027-01-04","opened":true})"},
    {"phase_opened/1",
     R"({"programme":1,"cycle":2,"phase":"connect"})"},
    {"cycle_ended/1",
     R"({"programme":1,"cycle":2,"on":"2027-02-01"})"},
    {"meetings_planned/1",
     R"({"circle":3,"meetings":[{"meeting":1,"at":"2026-10-15T08:00:00.000Z"},{"meeting":2,"at":"2026-10-29T09:00:00.000Z"}],"minutes":60,"place":"kamer Schelp"})"},
    {"meeting_moved/1",
     R"({"meeting":2,"at":"2026-10-30T09:00:00.000Z","minutes":75,"place":""})"},
    {"session_started/1",
     R"({"session":1,"circle":3,"script":"three_questions","steps":[{"key":"welcome","seconds":180,"round":0,"rounds":0,"turn":0,"turns":0},{"key":"moves","seconds":120,"round":0,"rounds":0,"turn":1,"turns":5}]})"},
    {"session_moved/1", R"({"session":1,"step":4})"},
    {"session_paused/1", R"({"session":1})"},
    {"session_resumed/1", R"({"session":1})"},
    {"session_extended/1", R"({"session":1,"seconds":30})"},
    {"session_ended/1", R"({"session":1})"},
    {"meeting_cancelled/1",
     R"({"meeting":2})"},
    {"mail_chosen/1",
     R"({"person":7,"mail":{"wanted":true,"quiet_from":18,"quiet_until":10}})"},
    {"digests_sent/1",
     R"({"day":"2026-10-13","hour":8})"},
    {"meetings_told/1",
     R"({"meetings":[{"meeting":2,"sequence":1}]})"},
    {"calendar_address_made/1",
     R"({"person":7,"hash":"aa4f2dbd0f7f2f8de1b1b0d5e1f1c7e3b7f4a1d5c6b7a8f9e0d1c2b3a4f5e6d7"})"},
    {"chat_chosen/1",
     R"({"programme":1,"kind":"teams","address":{"owner":"programme:1","text":"https://chat.lindedal.nl/hooks/x1"}})",
     R"({"programme":1,"kind":"teams","address":{"owner":"programme:1","text":"pebGh2ZwrWR3PtLmNP3yU/cpRfXTZl1IzjxuporxjD3Mqpq6pxhJepEf7BLn5fAEKO6K/4Mr1+DYdF10kZOVeKQJNrGBiBjdtw=="}})"},
    {"introductions_chosen/1",
     R"({"person":7,"open":true})"},
    {"link_intended/1",
     R"({"person":7,"other":9})"},
    {"term_asked/1",
     R"({"term":1,"programme":1,"cycle":2,"text":"Geholpen zijn","writing_until":"2026-11-05T17:00:00.000Z","marking_until":"2026-11-12T17:00:00.000Z"})"},
    {"card_written/1",
     R"({"term":1,"author":7,"silo":"Ruimte","text":{"owner":"person:7","text":"Zij weet waar zij aan toe is"}})",
     R"({"term":1,"author":7,"silo":"Ruimte","text":{"owner":"person:7","text":"YNHLc6Cqkk2eYIldCvE9VivWzKjyPag72A/NUdfb5aTOwi69Ijde7JNZm483HLwSRCLfXxsIvejQh/eFWS4q65W85nw="}})"},
    {"card_withdrawn/1",
     R"({"term":1,"author":7})"},
    {"writing_closed/1",
     R"({"term":1,"round":3,"cards":[{"card":10,"author":9},{"card":11,"author":7}]})"},
    {"sentence_drafted/1",
     R"({"sentence":2,"programme":1,"term":1,"circle":3,"text":"Zij vertelt het één keer"})"},
    {"sentence_put/1",
     R"({"sentence":2,"round":4})"},
    {"sentence_counted/1",
     R"({"sentence":2,"round":4,"support":[{"silo":"Ruimte","people":12,"cast":9,"abstained":1,"in_favour":7}],"adopted":true})"},
    {"wall_registered/1",
     R"({"wall":2,"programme":1,"statement":4,"title":{"owner":"programme:1","text":"Twee systemen"},"text":{"owner":"programme:1","text":"Wij typen elk adres over"},"silos":["Ruimte","Zorg"],"owner":8,"owner_silo":"Burgerzaken","keeper":1,"next":"2026-10-20"})",
     R"({"wall":2,"programme":1,"statement":4,"title":{"owner":"programme:1","text":"D/ZoT/JRbSNF7phFrOd4dGAMEkUrMgobYSv0uTQqLMmOkc2BQ+bhO7xdPz5Rj8X+wNh7wWo="},"text":{"owner":"programme:1","text":"ozhOcbr9ieYZuaC9j3kqeVRyd28rZ0DdB+IV8iXuFDaNscAwKlxIjw+8UQ2/v8Luiu8jsDBSlAjxio/wjIp80Q=="},"silos":["Ruimte","Zorg"],"owner":8,"owner_silo":"Burgerzaken","keeper":1,"next":"2026-10-20"})"},
    {"wall_owner_asked/1",
     R"({"wall":2,"owner":9,"owner_silo":"Zorg","next":"2026-10-27"})"},
    {"wall_answered/1",
     R"({"wall":2,"answer":"yes_if","text":{"owner":"person:7","text":"Als er budget is"},"next":"2026-11-02"})",
     R"({"wall":2,"answer":"yes_if","text":{"owner":"person:7","text":"1J7ierw9zP1KO3iFS+DP96OMlAmAHr2DDTKPOhWThYWmohpl0+Mm+LTsvUNJ2a0cLIgldA3bLDY="},"next":"2026-11-02"})"},
    {"wall_estimated/1",
     R"({"wall":2,"estimate":{"silo":"Ruimte","hours":{"low":4,"high":12},"euros":null,"basis":{"owner":"person:7","text":"Drie mensen, een uur per week"}}})",
     R"({"wall":2,"estimate":{"silo":"Ruimte","hours":{"low":4,"high":12},"euros":null,"basis":{"owner":"person:7","text":"Bfo05e7028+VBYdBWIkQ/o/TilxRzBnDxzpsRHVbVXBN4Q6YQpNdG0GeU90HmJVUthWb4vqP8Ie1xKW6MKBBPJOUf05g"}}})"},
    {"wall_proposed/1",
     R"({"wall":2,"proposal":6})"},
    {"wall_noted/1",
     R"({"wall":2,"by":7,"text":{"owner":"person:7","text":"De leverancier komt langs"},"next":"2026-11-16"})",
     R"({"wall":2,"by":7,"text":{"owner":"person:7","text":"aSGbtq8W6aDgEHL+z41EiuTymmlVRNhP2KcCr9LW1L0p/IyP6Lb6QJf7RhujVIRL2zsjDHK70kaSyA2BbCza8/U="},"next":"2026-11-16"})"},
    {"wall_closed/1",
     R"({"wall":2,"ending":"stays","by":7,"text":{"owner":"person:7","text":"Het nieuwe systeem komt in 2028"}})",
     R"({"wall":2,"ending":"stays","by":7,"text":{"owner":"person:7","text":"RmCV3cgGQmPoZ5zm9kkTVJeO3N35/6xHH3+7F2wKapYWNOQftt3PJ5atTNp9pWbEFZS5oyRxy3rWw2JTQfSCyMt2volQ0Oo="}})"},
    {"wall_reopened/1",
     R"({"wall":2,"silo":"Zorg","text":{"owner":"person:7","text":"Wij typen nog over"},"next":"2026-12-01"})",
     R"({"wall":2,"silo":"Zorg","text":{"owner":"person:7","text":"dJq3jPcjKyIyej3HRAZ+zjWq14bOz7SKL7jxo8RZlWT32zCcYdQf8hzRSKkmXFXPlq8tZE0Rvv0eQA=="},"next":"2026-12-01"})"},
    {"work_brought/1",
     R"({"programme":1,"items":[{"id":3,"own_id":"W12","title":{"owner":"programme:1","text":"Adressen nalopen"},"text":{"owner":"programme:1","text":""},"owner":7,"from":null,"until":null}]})",
     R"({"programme":1,"items":[{"id":3,"own_id":"W12","title":{"owner":"programme:1","text":"itvRL3on31m1jrMj+e2XBTBYJAShHQdCBcTIJn1G9gStmRVDjpb6jcFOE6vk9WwvC0Py2+bndx4="},"text":{"owner":"programme:1","text":""},"owner":7}]})"},
    {"work_brought/2",
     R"({"programme":1,"items":[{"id":3,"own_id":"LOK-12","title":{"owner":"programme:1","text":"Adressen nalopen"},"text":{"owner":"programme:1","text":""},"owner":7,"from":"2026-09-14","until":"2026-11-30"}]})",
     R"({"programme":1,"items":[{"id":3,"own_id":"LOK-12","title":{"owner":"programme:1","text":"ss8C2ayLg8TkOQtpp4KeEdGtcO/aTcq4aY5oy56Qs8X7V+ebSyWwzBTLMNo7+FOY3vtfrMJCDB4="},"text":{"owner":"programme:1","text":""},"owner":7,"from":"2026-09-14","until":"2026-11-30"}]})"},
    {"overlap_asked/1",
     R"({"overlap":2,"programme":1,"a":3,"b":5})"},
    {"overlap_answered/1",
     R"({"overlap":2,"item":3,"answer":"related"})"},
    {"overlap_estimated/1",
     R"({"overlap":2,"estimate":{"silo":"Zorg","hours":null,"euros":{"low":100,"high":400},"basis":{"owner":"person:7","text":"Elke maand een brief"}}})",
     R"({"overlap":2,"estimate":{"silo":"Zorg","hours":null,"euros":{"low":100,"high":400},"basis":{"owner":"person:7","text":"znvdgt0IHXed8Rtc8UO4478gMJI0tRvDAXvjB6uagMHahLHWW7tVkDIL80tE8CsA2lJHQOHWbOIvlQNy"}}})"},
    {"overlap_ended/1",
     R"({"overlap":2,"text":{"owner":"person:7","text":"Zorg doet het voor beide"}})",
     R"({"overlap":2,"text":{"owner":"person:7","text":"TrOJaJxnH58QMJAtsq9i4Pp6kDSnCLRKaqU0UwuhJFqiy9dYNOzcDxTAO2PNJN+1PAIF8azCt+JgH0uAG+tyjA=="}})"},
    {"act_noted/1",
     R"({"kind":"role_given","by":2,"about":7,"count":0,"what":"facilitator","chain":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})"},
    {"privacy_proposed/1",
     R"({"settings":{"limit":{"people":12,"answers":6,"response":50},"days_after_leaving":180,"days_after_cycle":60},"reason":"Kleine teams"})"},
    {"privacy_approved/1",
     R"({"settings":{"limit":{"people":12,"answers":6,"response":50},"days_after_leaving":180,"days_after_cycle":60}})"},
    {"privacy_refused/1",
     R"({"settings":{"limit":{"people":10,"answers":5,"response":40},"days_after_leaving":3000,"days_after_cycle":90},"reason":"Daar is geen reden voor"})"},
    {"privacy_changed/1",
     R"({"settings":{"limit":{"people":12,"answers":6,"response":50},"days_after_leaving":180,"days_after_cycle":60},"reason":"Kleine teams"})"},
    {"round_paused/1",
     R"({"round":3,"reason":"Er stond een naam in"})"},
    {"round_resumed/1",
     R"({"round":3,"closes":"2026-11-12T17:00:00.000Z"})"},
    {"council_asked/1",
     R"({"proposal":2,"check":"consent","wanted":"2026-11-12"})"},
    {"council_answered/1",
     R"({"proposal":2,"says":"disagrees","reason":"Eerst een risicoanalyse"})"},
    {"came_from_outside/1", R"({"person":12})"},
    {"coach_invited/1", R"({"programme":1,"person":12})"},
    {"coaching_accepted/1", R"({"programme":1,"person":12})"},
    {"coaching_ended/1", R"({"programme":1,"person":12,"to":13})"},
    {"coach_asked/1",
     R"({"question":2,"programme":1,"asker":7,"coach":12,"about":{"kind":"experiment","number":9},"text":{"owner":"question:2","text":"Hoe krijgen we Zorg mee?"}})",
     R"({"question":2,"programme":1,"asker":7,"coach":12,"about":{"kind":"experiment","number":9},"text":{"owner":"question:2","text":"wTfaDc79nq8juHPABQA8lko2glSR+HTXPs0jg8Kyf4t52w21UX+6g9EgQHRB/gfFUNm7DfS3jVRHPMi+4k5oWA=="}})"},
    {"coach_answered/1",
     R"({"question":2,"text":{"owner":"question:2","text":"Begin bij de balie"}})",
     R"({"question":2,"text":{"owner":"question:2","text":"YmOu/kBHW6ZghT61q7XsjAus5u/tRGwq0ZmNnpG3JzbJZ9WFzjndbVDPVsEwZ3+YxnYtOZkieh6sMg=="}})"},
    {"question_forgotten/1", R"({"question":2})"},
    {"nudges_given/1",
     R"({"on":"2026-12-16","nudges":[{"item":{"kind":"experiment","number":9},"due":"2026-12-08","rung":"circle"},{"item":{"kind":"proposal","number":6},"due":"2026-12-15","rung":"owner"}]})"},
    {"customers_invited/1", R"({"programme":1,"people":[40,41]})"},
    {"customers_asked/1", R"({"round":3,"group":"Klanten","people":24})"},
    {"said_by_customer/1", R"({"statement":8})"},
    {"statement_set_aside/1", R"({"statement":8,"ground":"names_somebody","reason":"Er staat een naam in"})"},
    {"statement_put_back/1", R"({"statement":8})"},
    {"written_started/1",
     R"({"session":2,"circle":3,"script":"three_questions","questions":[{"key":"moves","kind":"moves"},{"key":"wish","kind":"wish"}],"order":[9,7,8],"days":2,"until":"2026-11-12T22:59:00.000Z"})"},
    {"question_answered/1", R"({"session":2,"question":"wish","share":4})"},
    {"written_moved/1", R"({"session":2,"turn":1,"until":"2026-11-16T22:59:00.000Z"})"},
    {"reply_written/1",
     R"({"session":2,"author":7,"text":{"owner":"circle:3","text":"Ik hoorde dat je wacht"}})",
     R"({"session":2,"author":7,"text":{"owner":"circle:3","text":"1F0b9oUFswWxeK4ZhE7DKXGJhyvu/lvw6/5To4HhRfCrmqLRlME25Q5H6haNXmrpfTv1PbHb4q33PoFQvho="}})"},
    {"reply_withdrawn/1", R"({"session":2,"author":7})"},
    {"written_ended/1", R"({"session":2})"},
    {"harvest_written/1",
     R"({"harvest":5,"circle":3,"kind":"next_step","text":{"owner":"circle:3","text":"Balie en Zorg bellen elke dag"}})",
     R"({"harvest":5,"circle":3,"kind":"next_step","text":{"owner":"circle:3","text":"OrIJaZJC5CbfiMG+hN8QmcGVaLMrTEE+nZnBYQLPUe0d/fba4duPBVZj2x73qv65qhB1GOtv6i8kKohmgqU/Lf2ZU+/a"}})"},
    {"harvest_agreed/1", R"({"harvest":5,"person":7})"},
    {"harvest_kept/1", R"({"harvest":5})"},
    {"harvest_shared/1", R"({"harvest":5,"statement":8})"},
    {"link_planned/1",
     R"({"person":7,"other":12,"task":{"owner":"person:7","text":"Een half uur meekijken"},"on":"2026-11-12"})",
     R"({"person":7,"other":12,"task":{"owner":"person:7","text":"fMA9BOtCFWy1KP9f7aYXNaD5+7ZDbP3Hbcv7oYGyqfJiaGJ9t3f9tIqJj3vrbc8Q7uZm7Kmsl8SUTXYL6Tk="},"on":"2026-11-12"})"},
    {"introduction_asked/1",
     R"({"person":7,"other":12,"by":9,"about":{"owner":"person:7","text":"Wie doet de intake?"}})",
     R"({"person":7,"other":12,"by":9,"about":{"owner":"person:7","text":"g7lKY3ov4Lfbqrz3j1ZPKWTgMCXv3M8wCM3XQ2sHU6jahiXrRmo3oxYRvZ1cl9oMUG26VXH+dzwV66c="}})"},
    {"introduction_made/1",
     R"({"by":9,"person":7,"other":12,"words":{"owner":"person:9","text":"Jullie doen allebei intakes"}})",
     R"({"by":9,"person":7,"other":12,"words":{"owner":"person:9","text":"7YrJYOx/1wBO6WpkRKwonfsGhr0/apww0GqxjJOG2Nae+tJilhkCBha1fvCL57Mgfi/HQ2bEwMD5dkpZO8Dod4yEAw=="}})"},
    {"introduction_passed/1", R"({"by":9,"person":7,"other":12})"},
    {"contacts_noted/1", R"({"round":3,"pairs":[{"a":"Ruimte","b":"Zorg","contacts":"wall"}]})"},
    {"person_joined/1", R"({"circle":3,"person":7})"},
    {"measure_chosen/1", R"({"experiment":4,"what":"Dagen tot het eerste gesprek","unit":"dagen","goal":5})"},
    {"value_noted/1", R"({"experiment":4,"on":"2026-11-12","value":4.5})"},
    {"links_compared/1", R"({"shown":40,"shown_made":9,"held_out":11,"held_out_made":1})"},
    {"knowledge_set_aside/1", R"({"what":{"offer":4,"answer":0},"ground":"hurts","reason":"Dit kwetst"})"},
    {"knowledge_put_back/1", R"({"what":{"offer":0,"answer":3}})"},
    {"meaning_named/1", R"({"term":2,"card":8,"name":"Eén keer vertellen"})"},
    {"offer_written/1",
     R"({"offer":4,"person":7,"text":{"owner":"person:7","text":"Ik weet hoe je een subsidie aanvraagt"}})",
     R"({"offer":4,"person":7,"text":{"owner":"person:7","text":"Edw/03Duq4LkuWJlNUR2LqAIpGZDoet+KEaV50MF7wnOFUD/s6eW8dd50Hn+jAq8PUM2JoyVR4R62eRL2DaobAP2qNwiEfnifJpcHw4="}})"},
    {"offer_withdrawn/1", R"({"offer":4})"},
    {"asked_chosen/1", R"({"person":7,"a_month":4,"by_work":true})"},
    {"help_asked/1",
     R"({"help":2,"asker":7,"text":{"owner":"help:2","text":"Wie helpt met een subsidie?"}})",
     R"({"help":2,"asker":7,"text":{"owner":"help:2","text":"JTuHs1zNdUuif/3aCTlhMQtzF9qSUTe+ahuIIXlgXFN5WdV3gUtyI3YXaoxOmnY6fXkB4mldx3Pj1HP83tZfe2r7iQ=="}})"},
    {"help_put_to/1", R"({"help":2,"people":[12,9,15]})"},
    {"help_passed/1", R"({"help":2,"person":9})"},
    {"help_answered/1",
     R"({"answer":3,"help":2,"person":12,"text":{"owner":"answer:3","text":"Begin bij de provincie"}})",
     R"({"answer":3,"help":2,"person":12,"text":{"owner":"answer:3","text":"bncLfKfQ5UJvZfxdw32MHjcI26ODeHlFcj6M6bfVME3WutO3OqmDDJZUq+00V1Rgc2kEAFVzNcETM10znCM="}})"},
    {"help_thanked/1", R"({"answer":3})"},
    {"keeping_chosen/1", R"({"answer":3,"by_asker":true,"keep":true})"},
    {"help_forgotten/1", R"({"help":2})"},
    {"answer_forgotten/1", R"({"answer":3})"},
    {"chat_connected/1",
     R"({"door":2,"kind":"slack","secret":{"owner":"chat:2","text":"8f742231b10e8888abcd99yyyzzz85a5"},"address":"q7Yw"})",
     R"({"door":2,"kind":"slack","secret":{"owner":"chat:2","text":"uZ52w0F0dIW4MOuCmP4zRcecoDE/+E6LEOcJYBgx9p9YNZYl4d7vZt438XCoRgBwgOUwxI5WSUmufkA8ROaSxoqszBye4vFD"},"address":"q7Yw"})"},
    {"chat_secret_replaced/1",
     R"({"door":2,"kind":"slack","secret":{"owner":"chat:2","text":"1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"}})",
     R"({"door":2,"kind":"slack","secret":{"owner":"chat:2","text":"M6E2kRYUjF0h4PnGI51RlqkW6T/Rw6uFkaJ5Jyy1qRffZBCzt6/AF7EzZFCX1w3bwm4NI/uk3fZJIGugzI/6OwIlgY45obNB"}})"},
    {"chat_taken_away/1", R"({"door":2,"kind":"slack"})"},
    {"chat_name_tied/1",
     R"({"door":2,"person":7,"name":{"owner":"person:7","text":"3f1c0e5a9b7d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246"}})",
     R"({"door":2,"person":7,"name":{"owner":"person:7","text":"eROwY+6T8llHelgyjpHCVBnPwjXzHFIrPlK0F6lKgxmAR2TzI7Vau0AoVuIpF9tBiRKeP0XldvBww+t2IVXYe3t6fnbPYnae1CiEOir/U7AvApOJ/p4eMWUNtTCHYApIMPXFyoTa2YQ="}})"},
    {"chat_name_untied/1", R"({"door":2,"person":7})"},
};

Result<std::optional<std::string>> test_key(const std::string& owner) { return std::optional(hash_of("the key of " + owner)); }
Result<std::optional<std::string>> no_key(const std::string&) { return std::optional<std::string>(); }

std::string said_by(const Fact& fact) {
  return visit([](const auto& value) { return exchange::json_text(value); }, fact);
}
std::string_view bytes_of(const Stored& stored) { return stored.body.empty() ? stored.says : stored.body; }

}  // namespace

TEST_CASE("the stored bytes of every kind of fact say what they said when they were written") {
  prepare_secrecy();
  for (const Stored& stored : stored_facts) {
    CAPTURE(stored.kind);
    const auto fact = fact_from(stored.kind, bytes_of(stored), stored_in, test_key);
    REQUIRE_MESSAGE(fact.has_value(), fact.error().message);
    CHECK(said_by(*fact) == stored.says);
  }
}

TEST_CASE("every kind of fact that is written has its stored bytes here") {
  std::set<std::string_view> here;
  for (const Stored& stored : stored_facts) here.insert(stored.kind);
  for (const std::string_view kind : fact_kinds) CHECK_MESSAGE(here.contains(kind), kind);
}

TEST_CASE("a fact that is written now is read back as it was") {
  prepare_secrecy();
  for (const Stored& stored : stored_facts) {
    const Fact fact = fact_from(stored.kind, bytes_of(stored), stored_in, test_key).value();
    const StoredForm form = stored_form(fact, stored_in, test_key).value();
    const bool sealed = !stored.body.empty() && stored.kind != "checked_in/1";  // that one is of an earlier version
    CHECK_MESSAGE((form.body == stored.says) == !sealed, stored.kind);
    CHECK(said_by(fact_from(form.kind, form.body, stored_in, test_key).value()) == stored.says);
  }
}

TEST_CASE("a text whose key is gone is read as forgotten, and so is one under another organisation's key") {
  prepare_secrecy();
  for (const Stored& stored : stored_facts) {
    if (stored.body.empty()) continue;
    Fact fact = fact_from(stored.kind, stored.body, stored_in, no_key).value();
    each_secret(fact, [](Secret& secret) {
      CHECK(secret.forgotten);
      CHECK(secret.text.empty());
    });
    Fact elsewhere = fact_from(stored.kind, stored.body, OrganisationId(2), test_key).value();
    each_secret(elsewhere, [](Secret& secret) { CHECK(secret.text.empty()); });
  }
}

TEST_CASE("bytes that no version wrote are refused with their kind") {
  CHECK(fact_from("share_danced/1", "{}", stored_in, test_key).error().message.find("share_danced/1") != std::string::npos);
  CHECK(fact_from("share_withdrawn/1", "{}", stored_in, test_key).error().code == "error.fact_unreadable");
  CHECK(fact_from("share_withdrawn/1", R"({"share":5,"why":"no"})", stored_in, test_key).error().kind == ErrorKind::storage);
}

TEST_CASE("without a key there are no attributes, no managers and no ties; how many ties there were is still said") {
  prepare_secrecy();
  const auto told = [&](std::string_view kind, const KeyOf& keys) {
    const auto* const stored = std::find_if(std::begin(stored_facts), std::end(stored_facts), [&](const Stored& s) { return s.kind == kind; });
    return said_by(fact_from(kind, stored->body, stored_in, keys).value());
  };
  for (const char* kind : {"person_added/2", "person_changed/2"}) {
    CHECK(told(kind, no_key).find(R"("manager":0,"languages":[],"hours":"","timezone":"","goals":[],"skills":[],"newcomer":false,"facilitator":false)") !=
          std::string::npos);
  }
  CHECK(told("ties_imported/2", no_key) == R"({"directed":false,"from":[],"to":[],"weight":[],"at":[],"count":4,"number":3})");
  CHECK(told("managers_named/1", no_key) == R"({"of":[],"manager":[]})");
  // Of one of three people.
  const KeyOf without_3 = [](const std::string& owner) { return owner == "person:3" ? no_key(owner) : test_key(owner); };
  CHECK(told("managers_named/1", without_3) == R"({"of":[7,9],"manager":[0,0]})");
  const KeyOf without_7 = [](const std::string& owner) { return owner == "person:7" ? no_key(owner) : test_key(owner); };
  CHECK(told("ties_imported/2", without_7) == R"({"directed":false,"from":[1],"to":[2],"weight":[1],"at":[1772443800],"count":4,"number":3})");
}
