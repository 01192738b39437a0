#include "sources/graphml.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "sources/when.hpp"

namespace schakel::sources {
namespace {

constexpr std::size_t longest_data = 1000;
constexpr std::size_t longest_tag = 1 << 20;  // expat holds one whole, with its attributes
constexpr std::size_t piece_bytes = 64 << 10;
constexpr std::size_t most_keys = 1000;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

std::string attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (*attributes == name) return attributes[1];
  }
  return {};
}

}  // namespace

class GraphmlReader::Parsing {
 public:
  Parsing(std::string file, Gathering& gathering) : file_(std::move(file)), gathering_(gathering), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), [](void* self, const XML_Char* name, const XML_Char** with) { of(self).begin(name, with); },
                          [](void* self, const XML_Char* name) { of(self).close(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int size) { of(self).text({text, static_cast<std::size_t>(size)}); });
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      of(self).stop("a document type (<!DOCTYPE …>) is not taken: entities could be anything");
    });
  }

  void feed(std::string_view piece, bool last) {
    do {
      const std::string_view part = piece.substr(0, piece_bytes);
      piece.remove_prefix(part.size());
      const bool ends = last && piece.empty();
      if (over_ || gathering_.stopped()) return;
      if (XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), ends ? 1 : 0) == XML_STATUS_ERROR && !over_) {
        stop(std::string("this is not GraphML: ") + XML_ErrorString(XML_GetErrorCode(parser_.get())));
      }
      fed_ += part.size();
      const auto at = XML_GetCurrentByteIndex(parser_.get());
      if (!over_ && at >= 0 && fed_ > static_cast<std::uint64_t>(at) + longest_tag) {
        stop("an element or a remark is longer than " + std::to_string(longest_tag) + " bytes");
      }
    } while (!piece.empty());
    if (last && !over_ && !gathering_.stopped()) link();
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  struct Edge {
    std::string source, target;
    std::uint64_t line = 0;
    bool directed = true;
    double weight = 1;
    std::optional<When> at;
    std::string wrong;
  };
  struct Linked {
    std::uint32_t source = 0, target = 0;
    std::uint64_t line = 0;
    bool directed = true;
    double weight = 1;
    std::optional<When> at;
  };
  struct Node {
    std::string who;
    std::size_t rank = 3;  // 0 said by `id`, 1 by `email`, 2 by `name`, 3 by the node itself
    bool there = false;
  };

  static Parsing& of(void* self) { return *static_cast<Parsing*>(self); }
  [[nodiscard]] std::uint64_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

  void stop(std::string sentence) {
    over_ = true;
    gathering_.stop(file_, line(), "", std::move(sentence), "error.bad_graphml");
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void begin(const char* name, const char** with) {
    if (over_) return;
    const std::string_view element = local(name);
    if (++depth_ > gathering_.rules().limits.nesting) {
      return stop("elements are nested deeper than " + std::to_string(gathering_.rules().limits.nesting) + " levels");
    }
    if (depth_ == 1 && element != "graphml") return stop("this is not GraphML: the first element is not graphml");
    if (element == "key") {
      key(with);
    } else if (element == "graph") {
      if (in_graph_) return stop("graphs within graphs are not taken");
      in_graph_ = true;
      directed_ = attribute(with, "edgedefault") != "undirected";
    } else if (element == "node") {
      node_ = number_of(attribute(with, "id"));
      if (node_) nodes_[*node_].there = true;
    } else if (element == "edge") {
      edge(with);
    } else if (element == "hyperedge") {
      gathering_.refuse(file_, line(), "", "an edge of more than two people (hyperedge) is not taken");
    } else if (element == "data") {
      data_ = attribute(with, "key");
      said_.clear();
      in_data_ = true;
    }
  }

  void key(const char** with) {
    const std::string name = lower_ascii(attribute(with, "attr.name"));
    if (keys_.size() < most_keys) keys_.emplace(attribute(with, "id"), name);
  }

  std::optional<std::uint32_t> number_of(const std::string& id) {
    const auto known = numbers_.find(id);
    if (known != numbers_.end()) return known->second;
    if (nodes_.size() >= gathering_.rules().limits.nodes) {
      stop("there are more than " + std::to_string(gathering_.rules().limits.nodes) + " nodes");
      return std::nullopt;
    }
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    numbers_.emplace(id, number);
    nodes_.push_back({.who = id});
    return number;
  }

  void edge(const char** with) {
    edge_ = Edge{.source = attribute(with, "source"), .target = attribute(with, "target"), .line = line(), .directed = directed_};
    const std::string own = attribute(with, "directed");
    if (!own.empty()) edge_->directed = own == "true" || own == "1";
  }

  void text(std::string_view text) {
    if (in_data_ && said_.size() < longest_data) said_ += text.substr(0, longest_data - said_.size());
  }

  void close(const char* name) {
    if (over_) return;
    --depth_;
    const std::string_view element = local(name);
    if (element == "data") {
      in_data_ = false;
      data();
    } else if (element == "node") {
      node_.reset();
    } else if (element == "edge" && edge_) {
      keep();
      edge_.reset();
    }
  }

  void data() {
    const auto key = keys_.find(data_);
    if (key == keys_.end()) return;
    const std::string value(trimmed(said_));
    if (edge_) {
      if (key->second == "weight" && !value.empty()) weigh(value);
      if (key->second == "at" && !value.empty()) {
        edge_->at = when_from(value);
        if (!edge_->at) edge_->wrong = "\"" + shortened(value) + "\" is neither a moment such as 2026-03-02T09:30Z nor a number of seconds";
      }
    } else if (node_ && !value.empty()) {
      constexpr std::array<std::string_view, 3> names = {"id", "email", "name"};
      const auto rank = static_cast<std::size_t>(std::find(names.begin(), names.end(), key->second) - names.begin());
      Node& node = nodes_[*node_];
      if (rank < node.rank) node = {.who = value, .rank = rank, .there = true};
    }
  }

  void weigh(const std::string& value) {
    double weight = 0;
    const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), weight);
    const bool good = wrong == std::errc{} && end == value.data() + value.size() && std::isfinite(weight) && weight > 0;
    if (good) {
      edge_->weight = weight;
    } else {
      edge_->wrong = "the weight " + shortened(value) + " is not a number above 0";
    }
  }

  void keep() {
    if (!edge_->wrong.empty()) return gathering_.refuse(file_, edge_->line, "", edge_->wrong);
    const auto source = number_of(edge_->source);
    const auto target = number_of(edge_->target);
    if (!source || !target) return;
    if (edges_.size() >= gathering_.rules().limits.contacts) return stop("there are more than " + std::to_string(gathering_.rules().limits.contacts) + " edges");
    edges_.push_back({.source = *source, .target = *target, .line = edge_->line, .directed = edge_->directed, .weight = edge_->weight, .at = edge_->at});
  }

  void link() {
    for (const Linked& edge : edges_) {
      const Node& source = nodes_[edge.source];
      const Node& target = nodes_[edge.target];
      if (!source.there || !target.there) {
        const std::string& who = source.there ? target.who : source.who;
        gathering_.refuse(file_, edge.line, who, "there is no node " + shortened(who));
        continue;
      }
      Contact contact;
      contact.from = source.who;
      contact.to = {target.who};
      contact.at = edge.at;
      contact.weight = edge.weight;
      contact.together = !edge.directed;
      gathering_.take(contact);
    }
  }

  std::string file_;
  Gathering& gathering_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  bool over_ = false;
  std::uint64_t fed_ = 0;
  std::size_t depth_ = 0;
  bool in_graph_ = false;
  bool directed_ = true;
  bool in_data_ = false;
  std::string data_, said_;
  std::optional<std::uint32_t> node_;
  std::optional<Edge> edge_;
  std::unordered_map<std::string, std::string> keys_;       // id → attr.name in small letters
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of nodes, by the id in the file
  std::vector<Node> nodes_;
  std::vector<Linked> edges_;
};

GraphmlReader::GraphmlReader(const std::string& file, Gathering& gathering) : parsing_(std::make_unique<Parsing>(file, gathering)) {}
GraphmlReader::~GraphmlReader() = default;
void GraphmlReader::feed(std::string_view piece) {
  if (!piece.empty()) parsing_->feed(piece, false);
}
void GraphmlReader::end() { parsing_->feed({}, true); }

}  // namespace schakel::sources
