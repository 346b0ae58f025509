// What the editor uses of CodeMirror; ../README.md says how it becomes codemirror.min.js.
export { EditorSelection, EditorState, Prec } from "@codemirror/state";
export { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType, keymap } from "@codemirror/view";
export { standardKeymap } from "@codemirror/commands";
