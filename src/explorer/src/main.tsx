import { render } from 'preact';
import './app.css';
import { App } from './App.tsx';

render(<App />, document.getElementById('page')!);
