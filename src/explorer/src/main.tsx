import { render } from 'preact';
import './app.css';
import { App } from './App.tsx';
import { keepFocus } from './state/focus.ts';

render(<App />, document.getElementById('page')!);
keepFocus();
