#pragma once
// Handbook (handboek): what a programme may tell others: what was agreed, decided, tried and learned. A value; chapters.hpp
// makes pages of it, epub.hpp and html.hpp a book.
//
//   Handbook ──► Book (chapters in one language) ──► EPUB, or one HTML file
//
// Nobody is named in it. What stayed with its author or in a circle, and input that its author may have forgotten, is not
// in it at all; of silos it has the support as analysis/support.hpp shows it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/support.hpp"
#include "base/time.hpp"
#include "domain/experiment.hpp"
#include "domain/proposal.hpp"

namespace schakel::handbook {

// A sentence of the value agreement on which people voted.
struct HandbookSentence {
  std::uint32_t version = 1;
  std::string text;
  bool adopted = false;  // false = it was not carried
  bool holds = false;    // until a next one is adopted
  Date decided;
  std::optional<analysis::SupportResult> support;
};
BOOST_DESCRIBE_STRUCT(HandbookSentence, (), (version, text, adopted, holds, decided, support))

struct HandbookAnswers {
  domain::Answer answer = domain::Answer::adopted;
  std::uint32_t inputs = 0;
};
BOOST_DESCRIBE_STRUCT(HandbookAnswers, (), (answer, inputs))

struct HandbookDecision {
  domain::ProposalId proposal;
  std::string title;
  std::string text;
  std::string customer_value;
  std::string statement;  // it came from; "" = from none, or that was withdrawn
  domain::Influence influence = domain::Influence::consulted;
  std::vector<std::string> silos;        // affected
  std::uint32_t inputs = 0;
  std::vector<HandbookAnswers> answers;  // those that were given, in the order of Answer
  std::optional<analysis::SupportResult> support;
  domain::Decision decision = domain::Decision::adopted;
  std::string reason;
  bool overridden = false;
  Date decided;
  std::optional<std::uint32_t> version;  // of the value agreement that held when it was drafted
};
BOOST_DESCRIBE_STRUCT(HandbookDecision, (),
                      (proposal, title, text, customer_value, statement, influence, silos, inputs, answers, support, decision,
                       reason, overridden, decided, version))

struct HandbookExperiment {
  domain::ExperimentId experiment;
  domain::ProposalId proposal;
  std::string title;
  std::string customer_value;
  std::string when;
  std::string then;
  std::string expected;
  Date starts;
  std::vector<std::string> silos;            // involved
  std::vector<domain::CheckIn> check_ins;
  std::optional<domain::Evidence> evidence;  // of a result only
  std::vector<std::string> confirmed;        // silos that did
  std::optional<domain::Ending> ending;      // none = it is still going on
  Date ended;
  std::string lesson;
  std::optional<bool> lasts;                 // after ninety days
};
BOOST_DESCRIBE_STRUCT(HandbookExperiment, (),
                      (experiment, proposal, title, customer_value, when, then, expected, starts, silos, check_ins, evidence,
                       confirmed, ending, ended, lesson, lasts))

struct Handbook {
  domain::ProgrammeId programme;
  std::string organisation;
  std::string title;
  std::string goal;                 // the customer value
  std::vector<std::string> silos;   // that take part, sorted
  std::uint32_t cycles = 1;         // begun
  bool ended = false;
  std::optional<Date> until;        // the day of the last thing that it tells; none = nothing yet
  std::vector<HandbookSentence> sentences;      // newest first
  std::vector<HandbookDecision> decisions;      // in the order in which they were taken
  std::vector<HandbookExperiment> experiments;  // in the order in which they started
};
BOOST_DESCRIBE_STRUCT(Handbook, (),
                      (programme, organisation, title, goal, silos, cycles, ended, until, sentences, decisions, experiments))

}  // namespace schakel::handbook
