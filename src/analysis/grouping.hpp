#pragma once
// Grouping: the standard problem of diverse groups (MDGPLIB), for who has distances and no people. Engine: circles/diverse.

#include "circles/diverse/diverse.hpp"

namespace schakel::analysis {

using circles::DiverseGroups;
using circles::DiverseRules;
using circles::GroupProblem;
using circles::Groups;
using circles::is_feasible;
using circles::most_diverse_groups;
using circles::SizeLimits;
using circles::value_of;

}  // namespace schakel::analysis
