#pragma once
// Polis' own files of a conversation, as its export writes them and votes_csv.hpp and statements_csv.hpp read them back:
//
//   votes.csv               timestamp,datetime,comment-id,voter-id,vote          1 agree, -1 disagree, 0 pass
//   comments.csv            timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
//   participants-votes.csv  participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,…
//
// Edges   voters get other numbers in each export, drawn from the seed; no time is known (0) and nobody wrote anything (author
//         and n-comments are empty); groups only where the sheets came with them; people without an answer are left out
// Seed    same sheets, texts and seed: same bytes

#include <span>
#include <string>

#include "analysis/common_ground.hpp"
#include "base/seed.hpp"
#include "exchange/statements_csv.hpp"

namespace schakel::exchange {

struct PolisFiles {
  std::string votes;
  std::string comments;
  std::string participants;
};

// Cost  O(ballots × statements)
[[nodiscard]] PolisFiles polis_files(const analysis::Sheets& sheets, std::span<const StatementText> texts, Seed seed);

}  // namespace schakel::exchange
