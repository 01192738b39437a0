#pragma once
// What commands beside the server have in common: the data opened while no server runs, and one organisation in it.

#include <memory>

#include "cli/cli.hpp"
#include "service/service.hpp"

namespace schakel::app {

inline constexpr cli::Option data_option = {"data", "WHERE", "the folder where everything is kept, or postgresql://… (or SCHAKEL_DATA)"};
inline constexpr cli::Option organisation_option = {"organisation", "N", "which one, when the server has several (1)"};

[[nodiscard]] Result<std::unique_ptr<service::Service>> open_data(const cli::Args& args);
[[nodiscard]] Result<domain::OrganisationId> organisation_in(const service::Service& service, const cli::Args& args);

}  // namespace schakel::app
