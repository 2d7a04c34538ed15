import { createTheme, type Theme } from "@mui/material/styles";
import { colorOf, cssVar } from "./css.ts";
import { look, type SchemeName } from "./look.ts";
import { tokens } from "./tokens.ts";

const { type, radius } = look;
const { motion } = tokens;
const control = {
  fontSize: type.control.size,
  lineHeight: `${type.control.line}px`,
  fontWeight: type.control.weight,
  letterSpacing: "inherit",
} as const;

/** The look of the component library in one scheme: our sizes, no ripple, no capitals, no shadow but on what floats. */
function make(scheme: SchemeName): Theme {
  const color = (name: Parameters<typeof colorOf>[1]): string => colorOf(scheme, name);
  return createTheme({
    palette: {
      mode: scheme,
      primary: { main: color("accent"), contrastText: color("onAccent") },
      error: { main: color("error"), contrastText: color("onError") },
      text: { primary: color("text"), secondary: color("textMuted"), disabled: color("textDisabled") },
      background: { default: color("canvas"), paper: color("surface") },
      divider: color("border"),
    },
    shape: { borderRadius: radius.control },
    typography: {
      fontFamily: look.font.ui,
      fontSize: type.body.size,
      button: { ...control, textTransform: "none" },
      body1: { fontSize: type.body.size, lineHeight: `${type.body.line}px`, letterSpacing: "inherit" },
      body2: { fontSize: type.body.size, lineHeight: `${type.body.line}px`, letterSpacing: "inherit" },
    },
    transitions: {
      duration: {
        shortest: motion.hover,
        shorter: motion.hover,
        short: motion.popover,
        standard: motion.popover,
        complex: motion.settle,
        enteringScreen: motion.popover,
        leavingScreen: motion.popover,
      },
    },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
      MuiButton: {
        defaultProps: { disableElevation: true, variant: "outlined", color: "inherit" },
        styleOverrides: {
          root: {
            height: 30,
            minWidth: 0,
            padding: "0 12px",
            gap: 8,
            whiteSpace: "nowrap",
            transition: `background ${motion.hover}ms ${motion.easing}`,
            "&.Mui-focusVisible": { outline: `2px solid ${cssVar("focus")}`, outlineOffset: 2 },
          },
          outlined: {
            borderColor: cssVar("controlBorder"),
            backgroundColor: cssVar("surface"),
            color: cssVar("text"),
            "&:hover": { backgroundColor: cssVar("surfaceHover"), borderColor: cssVar("controlBorder") },
          },
          contained: {
            backgroundColor: cssVar("accent"),
            color: cssVar("onAccent"),
            "&:hover": { backgroundColor: cssVar("accentHover") },
          },
          sizeSmall: { height: 26, padding: "0 10px", gap: 6 },
        },
      },
      MuiInputBase: {
        styleOverrides: {
          root: {
            minHeight: 30,
            width: "100%",
            padding: "0 8px",
            border: `1px solid ${cssVar("borderStrong")}`,
            borderRadius: radius.field,
            backgroundColor: cssVar("fieldFill"),
            fontSize: type.body.size,
            lineHeight: `${type.body.line}px`,
            letterSpacing: "inherit",
            "&:hover:not(.Mui-disabled):not(.Mui-error)": { borderColor: cssVar("textFaint") },
            "&.Mui-focused": { outline: `2px solid ${cssVar("focus")}`, outlineOffset: 1 },
            "&.Mui-error": { borderColor: cssVar("error") },
            "&.Mui-disabled": { borderColor: cssVar("border"), backgroundColor: cssVar("surfaceSubtle") },
          },
          input: {
            padding: "5px 0",
            height: 18,
            "&::placeholder": { color: cssVar("textFaint"), opacity: 1 },
          },
        },
      },
      MuiSelect: {
        styleOverrides: {
          select: {
            display: "flex",
            alignItems: "center",
            gap: 8,
            minHeight: 18,
            padding: "5px 22px 5px 0",
            "&:focus": { backgroundColor: "transparent", borderRadius: radius.field },
          },
          icon: { color: cssVar("textMuted"), right: 6 },
        },
      },
      MuiSwitch: {
        styleOverrides: {
          root: { width: 28, height: 16, padding: 0, overflow: "visible" },
          switchBase: {
            padding: 2,
            color: cssVar("surface"),
            "&.Mui-checked": { color: cssVar("onAccent"), transform: "translateX(12px)" },
            "&.Mui-checked + .MuiSwitch-track": { backgroundColor: cssVar("accent"), opacity: 1 },
            "&.Mui-focusVisible + .MuiSwitch-track": {
              outline: `2px solid ${cssVar("focus")}`,
              outlineOffset: 2,
            },
          },
          thumb: { width: 12, height: 12, boxShadow: "none" },
          track: { borderRadius: 8, backgroundColor: cssVar("borderStrong"), opacity: 1 },
        },
      },
      MuiPaper: {
        defaultProps: { elevation: 0 },
        styleOverrides: { root: { backgroundImage: "none" } },
      },
      MuiPopover: {
        // Inside the landmark that opens it, so that nothing on the screen is outside of all of them.
        defaultProps: { transitionDuration: 0, disablePortal: true },
        styleOverrides: {
          paper: {
            border: `1px solid ${cssVar("popoverBorder")}`,
            borderRadius: radius.popover,
            boxShadow: "var(--e3)",
          },
        },
      },
      MuiMenu: {
        styleOverrides: { list: { padding: 6 }, paper: { maxHeight: 360 } },
      },
      MuiMenuItem: {
        styleOverrides: {
          root: {
            minHeight: 30,
            padding: "4px 8px",
            gap: 8,
            borderRadius: radius.control,
            "&:hover": { backgroundColor: cssVar("surfaceHover") },
            "&.Mui-focusVisible": { backgroundColor: cssVar("surfaceHover") },
            "&.Mui-selected, &.Mui-selected:hover": { backgroundColor: cssVar("accentSoft") },
            "&.Mui-disabled": { opacity: 1, color: cssVar("textFaint") },
          },
        },
      },
      MuiBackdrop: {
        styleOverrides: { root: { backgroundColor: cssVar("scrim") }, invisible: { background: "none" } },
      },
      MuiDialog: {
        defaultProps: { transitionDuration: 0, container: () => document.getElementById("dialogs") },
        styleOverrides: {
          paper: {
            margin: 24,
            borderRadius: radius.dialog,
            boxShadow: "var(--e4)",
            color: cssVar("text"),
          },
        },
      },
    },
  });
}

const made: { [S in SchemeName]?: Theme } = {};

/** The component library's theme of a scheme; made once, when the first panel asks for it. */
export const muiTheme = (scheme: SchemeName): Theme => (made[scheme] ??= make(scheme));
