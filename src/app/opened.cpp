#include "app/opened.hpp"

#include "app/settings.hpp"

namespace schakel::app {

Result<std::unique_ptr<service::Service>> open_data(const cli::Args& args) {
  service::Settings settings;
  settings.data = TRY(existing_data(args, from_process));
  settings.address = args.text("public-url", settings.address);
  return service::Service::open(std::move(settings));
}

Result<domain::OrganisationId> organisation_in(const service::Service& service, const cli::Args& args) {
  const auto number = static_cast<std::uint32_t>(TRY(args.whole("organisation", 1, 1, UINT32_MAX)));
  for (const domain::OrganisationId organisation : service.organisations()) {
    if (organisation.number() == number) return organisation;
  }
  return fail(ErrorKind::not_found, "there is no organisation " + std::to_string(number) + " here");
}

}  // namespace schakel::app
