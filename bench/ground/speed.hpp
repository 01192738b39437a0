#pragma once
// How long a cold fit takes on rounds that are made up, by size, and how much memory.

namespace schakel::bench {

void run_speed();

}  // namespace schakel::bench
