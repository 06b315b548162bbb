import type { Preview } from '@storybook/react-vite';

const preview: Preview = {
  parameters: {
    // A fault that axe finds fails the story, in Storybook and wherever stories are run as tests.
    a11y: { test: 'error' },
    layout: 'fullscreen',
  },
};

export default preview;
