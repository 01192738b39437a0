#include "service/stored.hpp"

#include <array>
#include <unordered_map>

#include "exchange/json.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

template <class T>
inline constexpr bool may_hold_secrets = exchange::detail::is_described_struct<T> && !std::is_same_v<T, Secret>;

template <class T>
void visit_secrets(T& value, const std::function<void(Secret&)>& use) {
  if constexpr (std::is_same_v<T, Secret>) {
    use(value);
  } else if constexpr (may_hold_secrets<T>) {
    boost::mp11::mp_for_each<exchange::detail::members_of<T>>(
        [&](auto member) { visit_secrets(value.*decltype(member)::pointer, use); });
  } else if constexpr (exchange::detail::is_optional<T>) {
    if (value) visit_secrets(*value, use);
  } else if constexpr (exchange::detail::is_vector<T>) {
    if constexpr (!std::is_same_v<T, std::vector<bool>> && !std::is_arithmetic_v<typename T::value_type>) {
      for (auto& item : value) visit_secrets(item, use);
    }
  }
}

// Binds a sealed text to where it stands, so that nobody can put it under another name.
std::string place_of(OrganisationId organisation, const Secret& secret) {
  return std::to_string(organisation.number()) + "/" + secret.owner;
}

// What an organisation's own record may hold; a ties import is the largest.
constexpr Limits stored_limits{.bytes = 1ULL << 30};

template <class T>
Result<Fact> read_as(std::string_view body) {
  return Fact(TRY(exchange::parse_json<T>(body, stored_limits)));
}

using Read = Result<Fact> (*)(std::string_view);

template <std::size_t... I>
std::unordered_map<std::string_view, Read> readers_of(std::index_sequence<I...>) {
  return {{fact_kinds[I], &read_as<std::variant_alternative_t<I, FactKinds>>}...};
}

// Kinds of earlier versions go behind these: {"share_written/1", &share_written_1}, a function that reads the old body and
// answers with the present fact. Their literal bytes stay in stored_facts_test.cpp.
const std::unordered_map<std::string_view, Read>& readers() {
  static const auto all = readers_of(std::make_index_sequence<std::variant_size_v<FactKinds>>{});
  return all;
}

}  // namespace

void each_secret(Fact& fact, const std::function<void(Secret&)>& use) {
  std::visit([&](auto& value) { visit_secrets(value, use); }, fact);
}

std::string fact_text(const Fact& fact) {
  return std::visit([](const auto& value) { return exchange::json_text(value); }, fact);
}

Result<StoredForm> stored_form(Fact fact, OrganisationId organisation, const KeyOf& key_of) {
  std::optional<Error> error;
  each_secret(fact, [&](Secret& secret) {
    if (error || secret.owner.empty()) return;
    const auto key = key_of(secret.owner);
    if (!key) {
      error = key.error();
    } else if (!secret.text.empty()) {
      secret.text = sealed(secret.text, key->value(), place_of(organisation, secret));
    }
  });
  if (error) return Failure(std::move(*error));
  return StoredForm{std::string(kind_of(fact)), fact_text(fact)};
}

Result<Fact> sealed_fact_from(std::string_view kind, std::string_view body) {
  const auto reader = readers().find(kind);
  if (reader == readers().end()) {
    return fail(ErrorKind::storage, "the record holds a fact that this Schakel does not know: " + std::string(kind),
                "error.fact_unknown", {{"kind", std::string(kind)}});
  }
  Result<Fact> fact = reader->second(body);
  if (!fact) {
    return fail(ErrorKind::storage, "the record's fact " + std::string(kind) + " cannot be read: " + fact.error().message,
                "error.fact_unreadable", {{"kind", std::string(kind)}});
  }
  return fact;
}

Result<Fact> fact_from(std::string_view kind, std::string_view body, OrganisationId organisation, const KeyOf& key_of) {
  Fact fact = TRY(sealed_fact_from(kind, body));
  std::optional<Error> error;
  each_secret(fact, [&](Secret& secret) {
    if (error || secret.owner.empty()) return;
    const auto key = key_of(secret.owner);
    if (!key) {
      error = key.error();
      return;
    }
    auto plain = *key && !secret.text.empty() ? unsealed(secret.text, **key, place_of(organisation, secret))
                                              : std::optional<std::string>(std::string());
    secret.forgotten = !*key || !plain;
    secret.text = secret.forgotten ? std::string() : std::move(*plain);
  });
  if (error) return Failure(std::move(*error));
  return fact;
}

}  // namespace schakel::service
