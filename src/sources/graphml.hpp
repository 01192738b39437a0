#pragma once
// GraphML (graphml.graphdrawing.org), in and out: nodes are people, edges ties with `weight` and `at`.
//
//   <key id="w" for="edge" attr.name="weight" attr.type="double"/>
//   <graph edgedefault="directed">
//     <node id="n0"><data key="who">anna</data></node>
//     <edge source="n0" target="n1"><data key="w">0.5</data></edge>
//
// A node is who its data `id`, `email` or `name` says, in that order, else its id. All other data are read over.
// Edges   an undirected edge is two, of half its weight; one to oneself is none
// Fails   stopped for a document type, so that no entity is ever expanded or fetched; for graphs within graphs; for what is not
//         XML. Refused: hyperedges, edges of nodes that are not there, a weight that is not above 0, a time that is none

#include <memory>
#include <string>

#include "sources/reader.hpp"

namespace schakel::sources {

class GraphmlReader : public SourceReader {
 public:
  GraphmlReader(const std::string& file, Gathering& gathering);
  ~GraphmlReader() override;
  void feed(std::string_view piece) override;
  void end() override;

 private:
  class Parsing;
  std::unique_ptr<Parsing> parsing_;
};

}  // namespace schakel::sources
