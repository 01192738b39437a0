#pragma once
// Deal: the first dealing, good enough that improving it needs no melting.
// One circle after another: the least placeable person left, and beside them the best of a hundred who may fit.

#include <stop_token>

#include "base/seed.hpp"
#include "circles/seating.hpp"

namespace schakel::circles {

// Everybody gets a seat; after a stop anybody sits anywhere.
// Cost  100 worths a person
void deal(const Quick& quick, Seating& seating, Random& random, const std::stop_token& stop);

}  // namespace schakel::circles
