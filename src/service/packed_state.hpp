#pragma once
// Packing a whole state is compiled once, in snapshots.cpp: it takes a compiler longer than anything else.

#include "service/packed.hpp"
#include "service/running.hpp"

namespace schakel::service {

extern template void pack(PackedOut& out, const domain::State& value);
extern template void unpack(PackedIn& in, domain::State& value);
extern template void pack(PackedOut& out, const Folded& value);
extern template void unpack(PackedIn& in, Folded& value);

}  // namespace schakel::service
