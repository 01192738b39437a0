#pragma once
// What can be named in an organisation. Numbers are handed out by decide, one row per kind, from 1.

#include "base/id.hpp"

namespace schakel::domain {

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using CircleId = Id<struct CircleTag>;
using ShareId = Id<struct ShareTag>;
using StatementId = Id<struct StatementTag>;
using RoundId = Id<struct RoundTag>;
using ProposalId = Id<struct ProposalTag>;
using InputId = Id<struct InputTag>;
using ExperimentId = Id<struct ExperimentTag>;
using PasskeyId = Id<struct PasskeyTag>;
using TokenId = Id<struct TokenTag>;
using MeetingId = Id<struct MeetingTag>;
using SessionId = Id<struct SessionTag>;
using TermId = Id<struct TermTag>;
using SentenceId = Id<struct SentenceTag>;
using WallId = Id<struct WallTag>;
using WorkItemId = Id<struct WorkItemTag>;
using OverlapId = Id<struct OverlapTag>;
using QuestionId = Id<struct QuestionTag>;
using WrittenId = Id<struct WrittenTag>;
using HarvestId = Id<struct HarvestTag>;
using OfferId = Id<struct OfferTag>;
using HelpId = Id<struct HelpTag>;
using AnswerId = Id<struct AnswerTag>;
using ChatDoorId = Id<struct ChatDoorTag>;

}  // namespace schakel::domain
