#pragma once
// Every reason for which a decision can be refused: its code in the catalogue, its kind, and its English sentence.
// `{name}` in a sentence is one of the error's values. Every code must be in the web's catalogues too; a test compares.

#include <array>
#include <string_view>

#include "base/result.hpp"

namespace schakel::domain {

struct KnownError {
  std::string_view code;
  ErrorKind kind;
  std::string_view sentence;
};

inline constexpr std::array known_errors = std::to_array<KnownError>({
    // --- what does not exist
    {"error.unknown_person", ErrorKind::not_found, "There is no person {number} here."},
    {"error.unknown_programme", ErrorKind::not_found, "There is no programme {number}."},
    {"error.unknown_circle", ErrorKind::not_found, "There is no circle {number}."},
    {"error.unknown_share", ErrorKind::not_found, "There is no share {number}."},
    {"error.unknown_statement", ErrorKind::not_found, "There is no statement {number}."},
    {"error.unknown_round", ErrorKind::not_found, "There is no round {number}."},
    {"error.unknown_proposal", ErrorKind::not_found, "There is no proposal {number}."},
    {"error.unknown_input", ErrorKind::not_found, "There is no input {number} on this proposal."},
    {"error.unknown_experiment", ErrorKind::not_found, "There is no experiment {number}."},
    {"error.unknown_passkey", ErrorKind::not_found, "You have no passkey {number}."},
    {"error.unknown_token", ErrorKind::not_found, "There is no token {number}."},
    {"error.unknown_meeting", ErrorKind::not_found, "There is no meeting {number}."},
    {"error.unknown_circle_session", ErrorKind::not_found, "There is no session {number}."},
    {"error.unknown_border", ErrorKind::not_found, "There is no border {border} in this organisation."},
    {"error.unknown_silo", ErrorKind::not_found, "Nobody in this programme is in a silo {silo}."},
    {"error.unknown_own_id", ErrorKind::not_found, "Nobody in this organisation has the id {id}."},

    // --- who may not
    {"error.not_here", ErrorKind::forbidden, "You are not, or no longer, a person of this organisation."},
    {"error.not_a_facilitator", ErrorKind::forbidden, "Only a facilitator may do this."},
    {"error.not_an_administrator", ErrorKind::forbidden, "Only an administrator may do this."},
    {"error.not_in_programme", ErrorKind::forbidden, "Only people who take part in {programme} may do this."},
    {"error.share_not_yours", ErrorKind::forbidden, "Share {number} is not yours."},
    {"error.not_in_circle", ErrorKind::forbidden, "You are not a member of circle {circle}."},
    {"error.statement_not_yours", ErrorKind::forbidden, "Only who wrote statement {number} may do this, from the device it was written on."},
    {"error.not_affected", ErrorKind::forbidden, "Only the people whom {proposal} affects give input to it."},
    {"error.not_owner_or_buddy", ErrorKind::forbidden, "Only the owner, the buddy or a facilitator may do this for {experiment}."},
    {"error.silo_not_involved", ErrorKind::forbidden, "Only somebody from a silo that {experiment} involves can confirm its result."},

    {"error.mail_not_yours", ErrorKind::forbidden, "Everybody chooses their own mail and their own calendar."},
    {"error.introductions_off", ErrorKind::forbidden, "You chose not to be introduced; turn introductions on in the settings first."},
    {"error.no_such_link", ErrorKind::not_found, "This link is not suggested to you, or no longer."},

    // --- the wrong moment
    {"error.not_founded", ErrorKind::conflict, "This organisation has not been set up yet."},
    {"error.already_founded", ErrorKind::conflict, "This organisation has been set up already: it is called {name}."},
    {"error.last_administrator", ErrorKind::conflict, "This is the last administrator; make somebody else administrator first."},
    {"error.programme_ended", ErrorKind::conflict, "The programme {programme} has ended."},
    {"error.programme_exists", ErrorKind::conflict, "There is a running programme {title} with this goal already."},
    {"error.cycle_overlaps", ErrorKind::conflict, "The new cycle opens on {opens}; it must be after the present one's last day, {closes}."},
    {"error.cycle_over", ErrorKind::conflict, "This cycle of {programme} is over already."},
    {"error.session_going_on", ErrorKind::conflict, "The circle {circle} is in a session already."},
    {"error.session_over", ErrorKind::conflict, "This session of {circle} is over."},
    {"error.session_moved_on", ErrorKind::conflict, "The session has moved on already; look where it is now."},
    {"error.meeting_cancelled", ErrorKind::conflict, "This meeting of {circle} was cancelled."},
    {"error.meeting_over", ErrorKind::conflict, "This meeting of {circle} is over."},
    {"error.nobody_invited", ErrorKind::conflict, "Nobody takes part in {programme} yet."},
    {"error.circle_announced", ErrorKind::conflict, "The circle {circle} has been announced already."},
    {"error.circle_not_announced", ErrorKind::conflict, "The circle {circle} has not been announced yet."},
    {"error.circle_forgotten", ErrorKind::conflict, "What was said in the circle {circle} has been forgotten; it is over."},
    {"error.circle_kept", ErrorKind::conflict, "The texts of circle {circle} are kept until {until}."},
    {"error.already_in_circle", ErrorKind::conflict, "Person {person} is in the circle {circle} already."},
    {"error.nothing_to_announce", ErrorKind::conflict, "There are no circles to announce; compose them first."},
    {"error.circle_too_small", ErrorKind::conflict, "The circle {circle} has {people} people; it needs at least {least}."},
    {"error.circle_too_large", ErrorKind::conflict, "The circle {circle} has {people} people; it may have {most} at most."},
    {"error.people_apart", ErrorKind::conflict, "In the circle {circle} are two people who must not be placed together."},
    {"error.share_withdrawn", ErrorKind::conflict, "Share {number} has been withdrawn."},
    {"error.share_already_shown", ErrorKind::conflict, "Share {number} is read by another circle already."},
    {"error.voting_opened", ErrorKind::conflict, "Voting has opened, so this can no longer be withdrawn."},
    {"error.lock_used", ErrorKind::conflict, "A statement with this lock was published already; make a new secret."},
    {"error.statement_withdrawn", ErrorKind::conflict, "Statement {number} has been withdrawn."},
    {"error.statement_signed", ErrorKind::conflict, "Statement {number} carries a name already."},
    {"error.statement_in_round", ErrorKind::conflict, "Statement {number} is being voted on already."},
    {"error.no_statements", ErrorKind::conflict, "There are no statements to vote on yet."},
    {"error.proposal_exists", ErrorKind::conflict, "You have made the proposal {title} with this text already."},
    {"error.input_already_open", ErrorKind::conflict, "Input to {proposal} has been opened already."},
    {"error.input_not_open", ErrorKind::conflict, "Input to {proposal} has not been opened."},
    {"error.input_closed", ErrorKind::conflict, "Input to {proposal} was open until {until}."},
    {"error.inputs_unanswered", ErrorKind::conflict, "Input to {proposal} is still unanswered: {open} open."},
    {"error.influence_lowered", ErrorKind::conflict, "The influence on {proposal} is {now}; it can be raised, never lowered."},
    {"error.support_round_open", ErrorKind::conflict, "People are voting on {proposal} already."},
    {"error.already_decided", ErrorKind::conflict, "{proposal} has been decided already."},
    {"error.decision_locked", ErrorKind::conflict, "{proposal} cannot be adopted yet: {open} conditions are open."},
    {"error.proposal_not_adopted", ErrorKind::conflict, "{proposal} has not been adopted, so it cannot be tried out."},
    {"error.too_many_running", ErrorKind::conflict, "The circle {circle} has {most} experiments running; end one first."},
    {"error.experiment_exists", ErrorKind::conflict, "The experiment {title} is running already."},
    {"error.experiment_ended", ErrorKind::conflict, "The experiment {experiment} has ended."},
    {"error.no_evidence", ErrorKind::conflict, "There is no evidence yet for {experiment}: what was before, what is after, and who on the customer's side says so."},
    {"error.confirmations_missing", ErrorKind::conflict, "The result of {experiment} still has to be confirmed by: {silos}."},
    {"error.not_a_result", ErrorKind::conflict, "{experiment} did not end as a result, so there is nothing to check."},
    {"error.lasting_too_early", ErrorKind::conflict, "Whether {experiment} lasts can be said from {from} on."},
    {"error.lasting_checked", ErrorKind::conflict, "Whether {experiment} lasts has been said already."},

    {"error.passkey_known", ErrorKind::conflict, "This passkey is known here already."},

    // --- what was written
    {"error.text_empty", ErrorKind::invalid_input, "The {field} is empty."},
    {"error.text_too_long", ErrorKind::invalid_input, "The {field} has {characters} characters; {most} is the most."},
    {"error.text_unreadable", ErrorKind::invalid_input, "The {field} has a character in it that is not text."},
    {"error.limit_lowered", ErrorKind::invalid_input, "The limit of {field} is {now}; it may be raised, never lowered to {asked}."},
    {"error.limit_too_high", ErrorKind::invalid_input, "The limit of {field} may be {most} at most, not {asked}."},
    {"error.everybody_participates", ErrorKind::invalid_input, "Everybody is a participant; that cannot be taken away."},
    {"error.token_for_participant", ErrorKind::invalid_input, "A token acts as facilitator or as administrator."},
    {"error.token_until", ErrorKind::invalid_input, "A token works until a day from today to {last}, not until {until}."},
    {"error.no_border", ErrorKind::invalid_input, "People need at least one border, such as a department."},
    {"error.too_many_borders", ErrorKind::invalid_input, "There would be {count} borders; {most} is the most."},
    {"error.border_twice", ErrorKind::invalid_input, "The border {border} is there twice."},
    {"error.duplicate_id", ErrorKind::invalid_input, "Two people have the id {id}."},
    {"error.too_many", ErrorKind::invalid_input, "There are {count} {field}; {most} is the most."},
    {"error.tie_out_of_range", ErrorKind::invalid_input, "Tie {line} points to somebody who is not in the list."},
    {"error.tie_weight", ErrorKind::invalid_input, "Tie {line} has a weight that is not above 0."},
    {"error.ties_mixed_times", ErrorKind::invalid_input, "Some ties have a time and others have none; tie {line} differs."},
    {"error.phases_incomplete", ErrorKind::invalid_input, "All six phases must be there, in order: map, connect, explore, devise, carry out, result."},
    {"error.phase_backwards", ErrorKind::invalid_input, "The phase {phase} closes on {closes}, before it opens on {opens}."},
    {"error.phases_overlap", ErrorKind::invalid_input, "The phase {phase} opens on {opens}, but the one before it closes on {closes}."},
    {"error.bad_rule", ErrorKind::invalid_input, "{part} is no rhythm: FREQ=WEEKLY or FREQ=MONTHLY, with INTERVAL, BYDAY, and COUNT or UNTIL."},
    {"error.phase_days", ErrorKind::invalid_input, "Each of the six phases lasts 1 to {most} days."},
    {"error.rhythm_too_tight", ErrorKind::invalid_input, "The cycle that opens on {opens} lasts until {closes}, but the next one opens on {next}."},
    {"error.rhythm_is_over", ErrorKind::invalid_input, "This rhythm has no day any more after {date}."},
    {"error.rule_without_end", ErrorKind::invalid_input, "Meetings that come back need an end: COUNT or UNTIL."},
    {"error.meeting_in_past", ErrorKind::invalid_input, "{at} has passed; a meeting needs a moment to come."},
    {"error.meeting_length", ErrorKind::invalid_input, "A meeting lasts 5 to {most} minutes, not {minutes}."},
    {"error.session_without_steps", ErrorKind::invalid_input, "A session needs at least one step."},
    {"error.no_such_step", ErrorKind::invalid_input, "There is no step {step}; this session has {steps}."},
    {"error.step_length", ErrorKind::invalid_input, "A step takes 5 seconds to 4 hours; {step} would take {seconds} seconds."},
    {"error.bad_hour", ErrorKind::invalid_input, "{hour} is no hour of the day; 0 to 23 are."},
    {"error.chat_address", ErrorKind::invalid_input, "The address of a chat channel begins with https:// and has no blanks in it."},
    {"error.date_out_of_range", ErrorKind::invalid_input, "The date {date} is too far away."},
    {"error.person_twice", ErrorKind::invalid_input, "Person {person} is placed twice."},
    {"error.person_not_in_programme", ErrorKind::invalid_input, "Person {person} does not take part in {programme}."},
    {"error.bad_lock", ErrorKind::invalid_input, "The lock is not 64 hexadecimal digits."},
    {"error.other_programme", ErrorKind::invalid_input, "This {what} is of another programme."},
    {"error.closes_in_past", ErrorKind::invalid_input, "{closes} has passed; voting needs a moment to come."},
    {"error.closes_too_late", ErrorKind::invalid_input, "Voting may take a year at most; {closes} is later."},
    {"error.counts_do_not_add", ErrorKind::invalid_input, "The count of {silo} does not add up."},
    {"error.no_silos", ErrorKind::invalid_input, "Name at least one silo that is affected."},
    {"error.until_in_past", ErrorKind::invalid_input, "{until} has passed; input needs a day to come."},
    {"error.same_silo", ErrorKind::invalid_input, "Owner and buddy are both of {silo}; they must come from different silos."},
    {"error.no_silo", ErrorKind::invalid_input, "Person {person} is in no silo of the border {border}."},
    {"error.no_check_in", ErrorKind::invalid_input, "Plan at least one check-in."},
    {"error.check_in_before_start", ErrorKind::invalid_input, "The check-in of {date} is before the start, {starts}."},
});

}  // namespace schakel::domain
