// React Flow with nothing done for speed: default nodes, controlled state. The measure that our canvas is held against.
import { useCallback, useState } from "react";
import { createRoot } from "react-dom/client";
import { applyNodeChanges, ReactFlow, type Node, type NodeChange } from "reactflow";
import "reactflow/dist/style.css";
import "./page.css";

/** The same blocks as the bench design: one network, nine subnets, eighty-five cards, five more things. */
function nodesFor(count: number): Node[] {
  const nodes: Node[] = [];
  const add = (node: Node): void => {
    if (nodes.length < count) nodes.push(node);
  };
  for (let block = 0; nodes.length < count; block++) {
    const vnet = `v${block}`;
    const at = { x: (block % 10) * 640, y: Math.floor(block / 10) * 2000 };
    add({ id: vnet, position: at, data: { label: vnet }, style: { width: 600, height: 1900 } });
    for (let s = 0; s < 9; s++) {
      const position = { x: 10 + (s % 3) * 192, y: 58 + Math.floor(s / 3) * 600 };
      const style = { width: 180, height: 580 };
      add({ id: `${vnet}s${s}`, parentId: vnet, position, data: { label: `snet-${s}` }, style });
    }
    for (let m = 0; m < 90; m++) {
      const position = { x: 10, y: 54 + Math.floor(m / 9) * 52 };
      const style = { width: 160, height: 44 };
      add({
        id: `${vnet}m${m}`,
        parentId: `${vnet}s${m % 9}`,
        position,
        data: { label: `vm-${block}-${m}` },
        style,
      });
    }
  }
  return nodes;
}

function Bare({ count }: { readonly count: number }) {
  const [nodes, setNodes] = useState(() => nodesFor(count));
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => setNodes((now) => applyNodeChanges(changes, now)),
    [],
  );
  return <ReactFlow nodes={nodes} onNodesChange={onNodesChange} panOnDrag={[1]} minZoom={0.02} />;
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<Bare count={Number(location.hash.slice(1))} />);
